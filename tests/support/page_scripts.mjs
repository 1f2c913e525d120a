// Runs scripts of a page as WeChat would. Reads {scripts, values} as JSON; the values are global names.
// Prints the calls of WeChat's functions as JSON. Throws if a script calls another function, or leaves out a parameter.
import fs from "node:fs";
import vm from "node:vm";

const { scripts, values } = JSON.parse(fs.readFileSync(0, "utf8"));
const calls = [];
const SIGNED = ["nonceStr", "package", "signType", "paySign"];
const MINI_PROGRAM = {
  requestPayment: ["timeStamp", ...SIGNED],
  requestMerchantTransfer: ["mchId", "appId", "package"],
  openBusinessView: ["businessType", "extraData"],
};
const WEB_PAGE = {
  getBrandWCPayRequest: ["appId", "timeStamp", ...SIGNED],
  requestMerchantTransfer: ["mchId", "appId", "package"],
  openBusinessView: ["businessType", "queryString"],
};

function record(known, name, given) {
  if (!known[name]) throw new Error(`WeChat has no function ${name}; see tests/support/page_scripts.mjs`);
  const missing = known[name].filter((key) => !given?.[key]);
  if (missing.length) throw new Error(`${name} needs ${missing}`);
  calls.push({ name, given });
}

const wx = { canIUse: (name) => name in MINI_PROGRAM };
for (const name of Object.keys(MINI_PROGRAM)) {
  wx[name] = (given) => {
    record(MINI_PROGRAM, name, given);
    const result = { errMsg: `${name}:ok` };
    given.success?.(result);
    given.complete?.(result);
  };
}
const invoke = (name, given, done) => {
  record(WEB_PAGE, name, given);
  done?.({ err_msg: `${name}:ok` });
};
wx.invoke = invoke;
const location = {
  set href(address) {
    calls.push({ name: "open", given: { address: new URL(address).href } });
  },
};
const document = { addEventListener: (name, listen) => listen() };
const names = { ...values, wx, WeixinJSBridge: { invoke }, document, location, console: { log() {} }, encodeURIComponent };
const context = vm.createContext(names);
context.window = context;
for (const script of scripts) await vm.runInContext(`(async () => {${script}\n})()`, context);
console.log(JSON.stringify(calls));
