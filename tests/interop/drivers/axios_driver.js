// Runs npm's `wechatpay-axios-plugin` for the tests, as wechatpayv3_driver.py does for PyPI's `wechatpayv3`:
// each line of standard input is `{"do": COMMAND, "with": ARGUMENTS}`, each line of standard output its outcome.
'use strict';

const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { createInterface } = require('node:readline');
const {
  Wechatpay, Rsa, Aes, Formatter, Multipart,
} = require('wechatpay-axios-plugin');

const {
  WECHATPAY_BASE_URL: baseURL,
  WECHATPAY_MCHID: mchid,
  WECHATPAY_MERCHANT_SERIAL_NO: serial,
  WECHATPAY_MERCHANT_PRIVATE_KEY: privateKeyPem,
  WECHATPAY_PUBLIC_KEY: publicKeyPem,
  WECHATPAY_PUBLIC_KEY_ID: publicKeyId,
  WECHATPAY_APIV3_KEY: apiv3Key,
} = process.env;

const appid = 'wxd678efh567hg6787';
const privateKey = Rsa.from(privateKeyPem, Rsa.KEY_TYPE_PRIVATE);
const publicKey = Rsa.from(publicKeyPem, Rsa.KEY_TYPE_PUBLIC);
// `baseURL` is the package's own setting.
const wxpay = new Wechatpay({ baseURL, mchid, serial, privateKey, certs: { [publicKeyId]: publicKey } });
const { transactions } = wxpay.v3.pay;
const { transferBills, elecsign } = wxpay.v3.fundApp.mchTransfer;
const sharing = wxpay.v3.profitsharing;
const sealedBy = { headers: { 'Wechatpay-Serial': publicKeyId } };
const sealName = (named) => (named.name ? { ...named, name: Rsa.encrypt(named.name, publicKey) } : named);

const commands = {
  prepay: ({ kind, total, ...order }) => (order.sub_mchid
    ? wxpay.v3.pay.partner.transactions[kind].post({ sp_appid: appid, sp_mchid: mchid, amount: { total }, ...order })
    : transactions[kind].post({
      appid, mchid, amount: { total }, ...order, ...(kind === 'jsapi' && { payer: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' } }),
    })),
  query_of_partner: ({ out_trade_no, sub_mchid }) => wxpay.v3.pay.partner.transactions.outTradeNo._out_trade_no_.get({
    params: { sp_mchid: mchid, sub_mchid }, out_trade_no,
  }),
  query: ({ transaction_id, out_trade_no }) => (transaction_id
    ? transactions.id._transaction_id_.get({ params: { mchid }, transaction_id })
    : transactions.outTradeNo._out_trade_no_.get({ params: { mchid }, out_trade_no })),
  close: ({ out_trade_no }) => transactions.outTradeNo._out_trade_no_.close.post({ mchid }, { out_trade_no }),
  refund: ({ refund, total, ...more }) => wxpay.v3.refund.domestic.refunds.post({
    amount: { refund, total, currency: 'CNY' }, ...more,
  }),
  query_refund: ({ out_refund_no, ...params }) => wxpay.v3.refund.domestic.refunds._out_refund_no_.get({ params, out_refund_no }),
  post_nothing: ({ path }) => wxpay.client.request(path, 'post'),
  echo: ({ message, sealed }) => wxpay.v3.security.echo.post(
    { echo_message: message, encrypted_echo_message: Rsa.encrypt(sealed, publicKey) },
    { headers: { 'Wechatpay-Serial': publicKeyId } },
  ),
  // Like the package's own downloader: the certificates in the list verify the list.
  certificates: async () => {
    const certificates = {};
    const { status } = await wxpay.v3.certificates.get({
      transformResponse: [(data, headers) => {
        JSON.parse(data).data.forEach(({ serial_no, encrypt_certificate: { nonce, associated_data, ciphertext } }) => {
          certificates[serial_no] = Aes.AesGcm.decrypt(ciphertext, apiv3Key, nonce, associated_data);
        });
        const message = Formatter.response(headers.get('wechatpay-timestamp'), headers.get('wechatpay-nonce'), data);
        const key = Rsa.from(certificates[headers.get('wechatpay-serial')], Rsa.KEY_TYPE_PUBLIC);
        if (!Rsa.verify(message, headers.get('wechatpay-signature'), key)) throw new Error('the list does not verify itself');
        return data;
      }],
    });
    return { status, data: certificates };
  },
  apply_for_bill: (params) => wxpay.v3.bill.tradebill.get({ params }),
  download_bill: async ({ url }) => {
    const { pathname, searchParams } = new URL(url);
    const { status, data } = await wxpay.chain(pathname.slice(1)).get({
      params: Object.fromEntries(searchParams), responseType: 'arraybuffer',
    });
    return { status, data: Buffer.from(data).toString('base64') };
  },
  transfer: ({ user_name, ...transfer }) => transferBills.post(
    { appid, ...transfer, ...(user_name && { user_name: Rsa.encrypt(user_name, publicKey) }) },
    { headers: { 'Wechatpay-Serial': publicKeyId } },
  ),
  query_transfer: ({ out_bill_no, transfer_bill_no }) => (transfer_bill_no
    ? transferBills.transferBillNo._transfer_bill_no_.get({ transfer_bill_no })
    : transferBills.outBillNo._out_bill_no_.get({ out_bill_no })),
  cancel_transfer: ({ out_bill_no }) => transferBills.outBillNo._out_bill_no_.cancel.post({}, { out_bill_no }),
  apply_for_receipt: ({ out_bill_no }) => elecsign.outBillNo.post({ out_bill_no }),
  query_receipt: ({ out_bill_no }) => elecsign.outBillNo._out_bill_no_.get({ out_bill_no }),
  add_receiver: ({ account_type: type, ...receiver }) => sharing.receivers.add.post({ appid, type, ...sealName(receiver) }, sealedBy),
  delete_receiver: ({ account_type: type, ...receiver }) => wxpay.chain('v3/profitsharing/receivers/delete').post({ appid, type, ...receiver }),
  split: ({ receivers, ...order }) => sharing.orders.post({ appid, ...order, receivers: receivers.map(sealName) }, sealedBy),
  query_split: ({ out_order_no, ...params }) => sharing.orders._out_order_no_.get({ params, out_order_no }),
  return_share: (order) => sharing.returnOrders.post(order),
  query_return: ({ out_return_no, ...params }) => sharing.returnOrders._out_return_no_.get({ params, out_return_no }),
  unfreeze: (order) => sharing.orders.unfreeze.post(order),
  query_unsplit: ({ transaction_id }) => sharing.transactions._transaction_id_.amounts.get({ transaction_id }),
  apply_for_sharing_bill: ({ bill_date }) => sharing.bills.get({ params: { bill_date, tar_type: 'GZIP' } }),
  upload: ({ filepath, filename }) => {
    const content = readFileSync(filepath);
    const meta = { filename, sha256: createHash('sha256').update(content).digest('hex') };
    const form = new Multipart().append('meta', JSON.stringify(meta), 'meta.json').append('file', content, filename);
    return wxpay.v3.merchant.media.upload.post(form.getBuffer(), { meta, headers: form.getHeaders() });
  },
  open: async ({ ciphtext }) => ({ result: Rsa.decrypt(ciphtext, privateKey) }),
  // The package has these functions; its README combines them like this.
  callback: async ({ headers, body }) => {
    const message = Formatter.response(headers['wechatpay-timestamp'], headers['wechatpay-nonce'], body);
    if (headers['wechatpay-serial'] !== publicKeyId || !Rsa.verify(message, headers['wechatpay-signature'], publicKey)) {
      return { result: null };
    }
    const notification = JSON.parse(body);
    const { ciphertext, nonce, associated_data } = notification.resource;
    const resource = JSON.parse(Aes.AesGcm.decrypt(ciphertext, apiv3Key, nonce, associated_data));
    return { result: { ...notification, resource } };
  },
};

async function run(line) {
  const command = JSON.parse(line);
  try {
    const { status, data, result } = await commands[command.do](command.with);
    return status === undefined ? { result } : { status, body: data || null };
  } catch (error) {
    const { status, data } = error.response || {};
    return status >= 400 ? { status, body: data } : { error: `${error.code} ${error.message}` };
  }
}

(async () => {
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(await run(line))}\n`);
  }
})();
