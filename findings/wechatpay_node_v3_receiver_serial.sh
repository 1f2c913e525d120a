#!/usr/bin/env bash
# npm wechatpay-node-v3 2.2.1: `profitsharing_receivers_add` without `wx_serial_no` sends the merchant's own serial as `Wechatpay-Serial`.
#
# The header names the key of WeChat Pay with which the name of the receiver is encrypted. The serial of the merchant belongs only in
# `Authorization`. A program that encrypts the name with WeChat Pay's key and does not pass the extra parameter sends a request that
# WeChat Pay cannot decrypt, without any message from the package. `create_profitsharing_orders` does the same. This affects merchants
# who compare the requests of this package with those of other clients, and tests of this package against the gateway.
#
# Needs Node.js and npm. Prints the header of both calls without `wx_serial_no`; exits with 1 if the behavior changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel error wechatpay-node-v3@2.2.1 > /dev/null
cat > run.cjs <<'PROGRAM'
const crypto = require('node:crypto');
const Pay = require('wechatpay-node-v3');

const merchant = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
const platform = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
const own = '408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB';
const pay = new Pay({
  appid: 'wxd678efh567hg6787',
  mchid: '1900000001',
  serial_no: own,
  publicKey: merchant.publicKey.export({ type: 'spki', format: 'pem' }),
  privateKey: merchant.privateKey.export({ type: 'pkcs8', format: 'pem' }),
});
const sent = [];
pay.httpService = { post: async (url, body, headers) => { sent.push(headers); return { status: 200 }; } };

async function main() {
  const name = pay.publicEncrypt('示例商户', platform.publicKey.export({ type: 'spki', format: 'pem' }));
  const receiver = { type: 'MERCHANT_ID', account: '86693852', name };
  await pay.profitsharing_receivers_add({ ...receiver, relation_type: 'SUPPLIER' });
  await pay.create_profitsharing_orders({
    transaction_id: '4208450740201411110007820472',
    out_order_no: 'P20150806125346',
    receivers: [{ ...receiver, amount: 888, description: 'share' }],
    unfreeze_unsplit: true,
  });
  const calls = ['profitsharing_receivers_add', 'create_profitsharing_orders'];
  let isOwn = true;
  sent.forEach((headers, index) => {
    const serial = (headers.headers ?? headers)['Wechatpay-Serial'];
    console.log(`${calls[index]}: Wechatpay-Serial is ${serial === own ? "the merchant's own serial" : serial}`);
    isOwn = isOwn && serial === own;
  });
  process.exitCode = isOwn && sent.length === 2 ? 0 : 1;
}
main();
PROGRAM
node run.cjs
