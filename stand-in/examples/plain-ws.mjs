// A bot without a library: DISCORD_API_URL=… DISCORD_TOKEN=… node plain-ws.mjs
import { WebSocket } from 'ws';

const api = `${process.env.DISCORD_API_URL}/v10`;
const token = process.env.DISCORD_TOKEN;
const headers = { authorization: `Bot ${token}`, 'content-type': 'application/json' };
const rest = (method, path, body) =>
  fetch(api + path, { method, headers, body: JSON.stringify(body) });
const { url } = await (await fetch(`${api}/gateway`)).json();
const socket = new WebSocket(`${url}?v=10&encoding=json`);
const send = (op, d) => socket.send(JSON.stringify({ op, d }));
const on = {
  10({ heartbeat_interval }) {
    setInterval(() => send(1, null), heartbeat_interval);
    send(2, { token, intents: 1, properties: { os: '', browser: '', device: '' } });
  },
  READY: ({ application }) =>
    rest('PUT', `/applications/${application.id}/commands`, [{ name: 'ping', description: 'x' }]),
  INTERACTION_CREATE: ({ id, token: answer }) =>
    rest('POST', `/interactions/${id}/${answer}/callback`, { type: 4, data: { content: 'pong' } }),
};
socket.on('message', (frame) => {
  const { op, t, d } = JSON.parse(frame);
  on[t ?? op]?.(d);
});
