import { invalid } from "../errors/refusals.ts";

const notAllowed = (field: string, host: string, hosts: readonly string[]) =>
  invalid(
    field,
    { zh: `平台没有开放发往 ${host} 的通道。`, en: `The platform lets nothing be sent to ${host}.` },
    hosts.length
      ? { zh: `可用的主机：${hosts.join("、")}。`, en: `Hosts that may be used: ${hosts.join(", ")}.` }
      : {
          zh: "请平台运维用 TONGYOU_POST_HOSTS 开放主机后再设置。",
          en: "Have the platform's operator open a host with TONGYOU_POST_HOSTS first.",
        },
  );

const malformed = (field: string, like: string) =>
  invalid(
    field,
    { zh: "地址格式不对。", en: "The address is not well formed." },
    { zh: `请写成 ${like}。`, en: `Write it as ${like}.` },
  );

const USUAL_PORT: Readonly<Record<string, string>> = {
  "smtp:": "587",
  "smtps:": "465",
  "http:": "80",
  "https:": "443",
};

type Wanted = { field: string; protocols: readonly string[]; like: string; hosts: readonly string[] };

/**
 * An address outside the house that a bureau may send to: well formed, and of a host (`host` or `host:port`) that the
 * operator opened. Otherwise a bureau's administrator could make the server talk to anything in its own network.
 */
export function outsideAddress(text: string, { field, protocols, like, hosts }: Wanted): URL {
  const url = URL.parse(text);
  if (!url || !protocols.includes(url.protocol) || url.hostname === "") throw malformed(field, like);
  const port = url.port || USUAL_PORT[url.protocol];
  if (!hosts.includes(url.hostname) && !hosts.includes(`${url.hostname}:${port}`))
    throw notAllowed(field, url.host, hosts);
  return url;
}
