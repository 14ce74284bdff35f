import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createSocketServer, type Server } from "node:net";

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const close = (server: Server) => new Promise((resolve) => server.close(resolve));

export type Received = { to: string[]; text: string };

/** A mail server of the bare protocol; `state.refuse` makes it take nothing. */
export async function mailServer() {
  const mails: Received[] = [];
  const state = { refuse: false };
  const server = createSocketServer((socket) => {
    let to: string[] = [];
    let data: string[] | undefined;
    let rest = "";
    const say = (line: string) => socket.write(`${line}\r\n`);
    const hear = (line: string) => {
      if (data) {
        if (line !== ".") return data.push(line);
        mails.push({ to, text: data.join("\n") });
        data = undefined;
        to = [];
        return say("250 kept");
      }
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === "EHLO" || verb === "HELO") return say("250 test");
      if (verb === "QUIT") return socket.end("221 bye\r\n");
      if (state.refuse) return say("451 come back later");
      if (verb === "RCPT") to.push(/<([^>]*)>/.exec(line)?.[1] ?? "");
      if (verb !== "DATA") return say("250 ok");
      data = [];
      return say("354 go on");
    };
    socket.on("error", () => socket.destroy());
    socket.on("data", (chunk) => {
      const lines = (rest + chunk.toString()).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) hear(line);
    });
    say("220 test");
  });
  return { host: await listen(server), mails, state, close: () => close(server) };
}

/** A gateway that takes only what is rightly signed with the secret; `state.status` is what it answers then. */
export async function gateway(secret: string) {
  const calls: unknown[] = [];
  const state = { status: 204 };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const signed = `${String(request.headers["x-tongyou-time"])}.${body}`;
    const right = `sha256=${createHmac("sha256", secret).update(signed).digest("hex")}`;
    if (request.headers["x-tongyou-signature"] !== right) return response.writeHead(401).end();
    if (state.status < 300) calls.push(JSON.parse(body));
    return response.writeHead(state.status, { location: "/elsewhere" }).end();
  };
  const server = createServer((request, response) => void answer(request, response));
  return { host: await listen(server), calls, state, close: () => close(server) };
}
