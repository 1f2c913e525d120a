// Queries orders with npm's `wechatpay-axios-plugin`: each line of standard input is `FIRST COUNT WIDTH`, each line of standard output
// the CPU seconds that the calls took in this process.
'use strict';

const { createInterface } = require('node:readline');
const { Wechatpay, Rsa } = require('wechatpay-axios-plugin');

const {
  WECHATPAY_BASE_URL: baseURL,
  WECHATPAY_MCHID: mchid,
  WECHATPAY_MERCHANT_SERIAL_NO: serial,
  WECHATPAY_MERCHANT_PRIVATE_KEY: privateKeyPem,
  WECHATPAY_PUBLIC_KEY: publicKeyPem,
  WECHATPAY_PUBLIC_KEY_ID: publicKeyId,
} = process.env;

const privateKey = Rsa.from(privateKeyPem, Rsa.KEY_TYPE_PRIVATE);
const publicKey = Rsa.from(publicKeyPem, Rsa.KEY_TYPE_PUBLIC);
const wxpay = new Wechatpay({ baseURL, mchid, serial, privateKey, certs: { [publicKeyId]: publicKey } });
const query = wxpay.v3.pay.transactions.outTradeNo._out_trade_no_;

async function calls(first, count) {
  for (let number = first; number < first + count; number += 1) {
    const out_trade_no = `order-${String(number).padStart(9, '0')}`;
    const { data } = await query.get({ params: { mchid }, out_trade_no });
    if (data.out_trade_no !== out_trade_no) throw new Error('the reply has another number');
  }
}

(async () => {
  for await (const line of createInterface({ input: process.stdin })) {
    const [first, count, width] = line.split(' ').map(Number);
    const share = count / width;
    const before = process.cpuUsage();
    await Promise.all(Array.from({ length: width }, (_, worker) => calls(first + worker * share, share)));
    const { user, system } = process.cpuUsage(before);
    process.stdout.write(`${(user + system) / 1e6}\n`);
  }
})().catch(({ message }) => {
  // Node.js would print the whole error, with the signed headers.
  process.stderr.write(`${message}\n`);
  process.exit(1);
});
