// Runs the search of a built site outside a browser: node site_search.mjs FOLDER QUERY...
// Prints, as JSON, the locations that each query finds, the best first.
import fs from "node:fs";
import vm from "node:vm";

const [folder, ...queries] = process.argv.slice(2);
const workers = `${folder}/assets/javascripts/workers/`;
const program = fs.readFileSync(workers + fs.readdirSync(workers).find((name) => name.startsWith("search")), "utf8");
const index = JSON.parse(fs.readFileSync(`${folder}/search.json`, "utf8"));
let receive;
const self = { postMessage: (message) => receive(message) };
vm.runInContext(program, vm.createContext({ self, Intl, Promise }));

function ask(message) {
  return new Promise((resolve) => {
    receive = resolve;
    self.onmessage({ data: message });
  });
}

const found = {};
await ask({ type: 0, data: index });
for (const query of queries) {
  const { data } = await ask({ type: 2, data: { input: query, filter: { input: [], aggregation: { input: [] } } } });
  found[query] = data.items.map(({ id }) => index.items[id].location);
}
console.log(JSON.stringify(found));
