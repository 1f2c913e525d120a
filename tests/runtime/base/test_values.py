"""Value classes: immutable, compared by value or by identity, copied with changes, cheap to define."""

import copy
import inspect
import pickle
import weakref
from collections.abc import Callable
from importlib import import_module
from typing import Any, ClassVar, Generic, TypeVar, cast

import pytest

from wechatpay_runtime._base.values import INSTANCES_BEFORE_COMPILING, evolve, field, frozen

attrs: Any = import_module("attrs")  # for type checkers, these classes are not made by attrs
T = TypeVar("T")


@frozen
class Point:
    """A point."""

    x: int
    y: int = 0
    label: str = field(default="", kw_only=True, repr=False)

    unit: ClassVar[str] = "mm"

    def moved(self, by: int) -> "Point":
        """Move the point to the right."""
        return evolve(self, x=self.x + by)


@frozen
class Spot(Point):
    """A point with a size."""

    size: int = 1

    def moved(self, by: int) -> "Point":
        return super().moved(by + self.size)


@frozen(kw_only=True, eq=False)
class Box(Generic[T]):
    """A box."""

    _content: T = field(alias="content")
    tags: dict[str, str] = field(factory=dict[str, str])
    length: int = field(init=False, repr=False)

    @property
    def content(self) -> T:
        """The content."""
        return self._content

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", len(self.tags))


def test_arguments_become_attributes() -> None:
    point = Point(1, label="a")

    assert (point.x, point.y, point.label) == (1, 0, "a")


def test_a_private_attribute_has_its_alias_as_argument() -> None:
    assert Box(content=5).content == 5


def test_a_factory_makes_a_new_default_for_each_instance() -> None:
    assert Box(content=1).tags is not Box(content=1).tags


def test_attributes_that_are_not_arguments_are_set_after_the_constructor() -> None:
    assert Box(content=1, tags={"a": "b"}).length == 1


@pytest.mark.parametrize(
    ("call", "complaint"),
    [
        (Point, r"Point.__init__\(\) missing 1 required positional argument: 'x'"),
        (lambda: Point(1, z=2), r"Point.__init__\(\) got an unexpected keyword argument 'z'"),  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # the mistake is the test
        (lambda: Point(1, 2, "a"), r"Point.__init__\(\) takes from 2 to 3 positional arguments but 4 were given"),  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # the mistake is the test
        (lambda: Point(1, x=1), r"Point.__init__\(\) got multiple values for argument 'x'"),  # type: ignore[misc]  # pyright: ignore[reportCallIssue]  # the mistake is the test
        (lambda: Box(1), r"Box.__init__\(\) takes 1 positional argument but 2 were given"),  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # the mistake is the test
        (lambda: Box(content=1, length=2), r"Box.__init__\(\) got an unexpected keyword argument 'length'"),  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # the mistake is the test
        (lambda: evolve(Point(1), z=2), r"Point.__init__\(\) got an unexpected keyword argument 'z'"),
    ],
    ids=["missing", "unknown", "keyword-only", "twice", "all keyword-only", "not an argument", "changed"],
)
def test_wrong_arguments_raise_pythons_error(call: Callable[[], object], complaint: str) -> None:
    with pytest.raises(TypeError, match=complaint):
        call()


def test_an_attribute_cannot_be_set() -> None:
    with pytest.raises(AttributeError, match="Point cannot be changed; x keeps its value"):
        Point(1).x = 2  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]  # the mistake is the test


def test_an_attribute_cannot_be_deleted() -> None:
    with pytest.raises(AttributeError, match="Point cannot be changed; x keeps its value"):
        del Point(1).x  # pyright: ignore[reportAttributeAccessIssue]  # the mistake is the test


def test_an_attribute_that_was_not_declared_cannot_be_set_past_the_refusal() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'z'"):
        object.__setattr__(Point(1), "z", 2)


@pytest.mark.parametrize(
    ("other", "is_equal"),
    [(Point(1), True), (Point(1, label="a"), False), (Point(2), False), (Spot(1), False), (1, False)],
    ids=["equal", "hidden attribute", "attribute", "subclass", "other type"],
)
def test_values_are_equal_if_class_and_attributes_are(other: object, *, is_equal: bool) -> None:
    assert (Point(1) == other) is is_equal


def test_equal_values_have_equal_hashes() -> None:
    assert len({Point(1), Point(1, 0)}) == 1


def test_without_eq_each_instance_is_equal_to_itself_only() -> None:
    box = Box(content=1)

    assert (box == box, box == Box(content=1)) == (True, False)  # noqa: PLR0124 - identity is the subject


def test_the_repr_leaves_out_what_it_must_not_show() -> None:
    assert repr((Point(1, label="secret"), Box(content=1))) == "(Point(x=1, y=0), Box(_content=1, tags={}))"


def test_changes_go_through_the_constructor() -> None:
    changed = evolve(Box(content=1), tags={"a": "b"})

    assert (changed.content, changed.length) == (1, 1)


def pickled(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))  # noqa: S301 - our own bytes


COPIES: list[Callable[[Any], Any]] = [copy.copy, copy.deepcopy, pickled]


@pytest.mark.parametrize("copied", COPIES)
def test_a_value_survives_copying(copied: Callable[[Any], Any]) -> None:
    assert copied(Spot(1, 2, label="a", size=3)) == Spot(1, 2, label="a", size=3)


def test_a_subclass_has_the_attributes_of_its_base_first() -> None:
    spot = Spot(1, 2, 3)

    assert (spot.x, spot.y, spot.size) == (1, 2, 3)


def test_super_works_in_a_value_class() -> None:
    assert Spot(1, size=2).moved(3) == Spot(6, size=2)


def test_the_signature_is_known_before_the_first_instance() -> None:
    @frozen
    class Fresh:
        a: int
        b: str = field(default="", kw_only=True)

    assert list(inspect.signature(Fresh).parameters) == ["a", "b"]


def test_positional_patterns_match_positional_arguments() -> None:
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)


def test_a_value_can_be_referenced_weakly() -> None:
    point = Point(1)

    assert weakref.ref(point)() is point


def test_name_module_and_docstring_are_those_of_the_decorated_class() -> None:
    assert (Point.__qualname__, Point.__module__, Point.__doc__) == ("Point", __name__, "A point.")


def test_a_constructor_that_is_used_often_means_the_same() -> None:
    points = [Point(1, label="a") for _ in range(2 * INSTANCES_BEFORE_COMPILING)]

    assert set(points) == {Point(1, 0, label="a")}


def test_a_pickle_of_another_version_is_read_by_name() -> None:
    box: Any = object.__new__(cast("type[Any]", Box))

    box.__setstate__({"length": 0, "_content": 1, "color": "red"})  # without tags, with a field that is not known

    assert (box.content, box.tags, box.length) == (1, {}, 0)


def test_attrs_finds_the_fields() -> None:
    assert [(each.name, each.alias, each.type, each.kw_only, each.repr) for each in attrs.fields(Spot)] == [
        ("x", "x", int, False, True),
        ("y", "y", int, False, True),
        ("label", "label", str, True, False),
        ("size", "size", int, False, True),
    ]


def test_attrs_knows_what_is_not_an_argument_and_what_has_a_default() -> None:
    content, tags, length = attrs.fields(Box)

    assert (content.name, content.alias, content.default) == ("_content", "content", attrs.NOTHING)
    assert (tags.default, length.init) == (attrs.Factory(dict[str, str]), False)


def test_attrs_converts_and_copies_values() -> None:
    spot = Spot(1, size=2)

    assert attrs.asdict(Box(content=[spot])) == {
        "_content": [{"x": 1, "y": 0, "label": "", "size": 2}],
        "tags": {},
        "length": 0,
    }
    assert attrs.evolve(spot, x=3) == Spot(3, size=2)


def test_a_class_without_fields_is_none_of_attrs() -> None:
    assert [attrs.has(each) for each in (Point, Spot, int)] == [True, True, False]


def test_the_method_of_copy_replace_replaces_attributes() -> None:
    """`copy.replace` of Python 3.13 and later calls it."""
    point: Any = Point(1, 2)

    assert point.__replace__(x=3) == Point(3, 2)
