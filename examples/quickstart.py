"""The README's example: two calls and a refusal, against the gateway or, with a merchant's settings, WeChat Pay."""

from wechatpay_clients import ApiError, Client

with Client.from_env() as client:
    confirmation = client.onboarding.subject_confirmation
    confirmation.cancel_applyment(business_code="1900013511_10000")
    result = client.onboarding.merchant_alteration.revoke_name_alteration(apply_id="20220617143306000013906025001")
    print(result.state)
    try:
        confirmation.cancel_applyment(business_code="no_such_application")
    except ApiError as error:
        print(f"{error.status} {error.code}: {error.message}. {error.fix}")
