// Calls the gateway with openapi-fetch and the types that openapi-typescript wrote into `written.d.ts`, and prints the outcome as JSON.
import { createSign, randomBytes } from 'node:crypto';
import createClient, { type Middleware } from 'openapi-fetch';
import type { components, operations, paths } from './written.d.ts';

const setting = (name: string): string => process.env[`WECHATPAY_${name}`] ?? '';

const signer: Middleware = {
  async onRequest({ request }) {
    const { pathname, search } = new URL(request.url);
    const body = await request.clone().text();
    const timestamp = Math.floor(Date.now() / 1000);
    const nonce = randomBytes(16).toString('hex');
    const message = `${request.method}\n${pathname}${search}\n${timestamp}\n${nonce}\n${body}\n`;
    const signature = createSign('RSA-SHA256').update(message).sign(setting('MERCHANT_PRIVATE_KEY'), 'base64');
    const items = {
      mchid: setting('MCHID'), serial_no: setting('MERCHANT_SERIAL_NO'), nonce_str: nonce, timestamp, signature,
    };
    const listed = Object.entries(items).map(([name, value]) => `${name}="${value}"`).join(',');
    request.headers.set('Authorization', `WECHATPAY2-SHA256-RSA2048 ${listed}`);
    request.headers.set('Accept', 'application/json');
    request.headers.set('Wechatpay-Serial', setting('PUBLIC_KEY_ID'));
    return request;
  },
};

const client = createClient<paths>({ baseUrl: setting('BASE_URL') });
client.use(signer);

const body: components['schemas']['PaymentsTransactionsPrepayNativeRequest'] = {
  appid: 'wxd678efh567hg6787',
  mchid: setting('MCHID'),
  description: '书 and more',
  out_trade_no: 'order-20260101-1',
  notify_url: 'https://shop.example/paid',
  amount: { total: 888 },
};
const placed = await client.POST('/v3/pay/transactions/native', { body });
const query = (number: string) => client.GET('/v3/pay/transactions/out-trade-no/{out_trade_no}', {
  params: { path: { out_trade_no: number }, query: { mchid: setting('MCHID') } },
});
const found = await query(body.out_trade_no);
const missing = await query('unknown-1');

// A closed enum would not accept this value, and a missing operation would not be a type.
const state: components['schemas']['PaymentsTradeStateOrOther'] = 'NEW_STATE';
type Named = operations['payments.transactions.prepay_native'];
const status: keyof Named['responses'] = 200;

console.log(JSON.stringify({
  placed: placed.data?.code_url, found: [found.data?.trade_state, found.data?.amount?.total], missing: missing.error?.code, state, status,
}));
