import type { Bilingual } from "@tongyou/policy";
import { DomainError } from "./errors.ts";

/** No session, or one that has ended. */
export const signedOut = () =>
  new DomainError(
    "signedOut",
    { zh: "登录已过期或尚未登录。", en: "You are not signed in, or the session has ended." },
    { zh: "请重新登录。", en: "Sign in again." },
  );

/** The role does not hold the permission. */
export const forbidden = () =>
  new DomainError(
    "forbidden",
    { zh: "您的岗位没有这项权限。", en: "Your role may not do this." },
    { zh: "如确需办理，请联系本单位管理员。", en: "Ask your bureau's administrator if you need to." },
  );

/** Signed in with a password somebody else made: it has to be changed before anything else. */
export const mustChangePassword = () =>
  new DomainError(
    "forbidden",
    { zh: "初始密码尚未修改。", en: "The first password has not been changed yet." },
    { zh: "请先修改密码，再继续使用。", en: "Change your password first, then go on." },
  );

/** Something this program did not expect; the log holds the rest under the request's number. */
export const failed = (requestId: string) =>
  new DomainError(
    "failed",
    {
      zh: `系统出错，已记录（编号 ${requestId}）。`,
      en: `Something failed and was recorded (number ${requestId}).`,
    },
    {
      zh: "请稍后重试；反复出现请把编号告诉管理员。",
      en: "Try again; if it happens again, give the administrator that number.",
    },
  );

/**
 * What is asked for is not there, or lies outside the area of whoever asks: the two are one answer, so that
 * it tells nothing. `what` names the kind of thing, e.g. 儿童档案 / child file.
 */
export const notFound = (what: Bilingual) =>
  new DomainError(
    "notFound",
    {
      zh: `在您负责的区域内找不到这份${what.zh}。`,
      en: `There is no such ${what.en} in your area.`,
    },
    {
      zh: "请核对链接，或联系负责该区域的工作人员。",
      en: "Check the link, or ask the colleague who is responsible for that area.",
    },
  );

/** An input that cannot be right; `field` names the input field at fault. */
export const invalid = (field: string, cause: Bilingual, remedy: Bilingual) =>
  new DomainError("invalid", cause, remedy, field);

/** What clashes with something that is already there. */
export const conflict = (cause: Bilingual, remedy: Bilingual, field?: string) =>
  new DomainError("conflict", cause, remedy, field);

/** Somebody else changed it since it was read. */
export const stale = (what: Bilingual) =>
  new DomainError(
    "stale",
    { zh: `这份${what.zh}已被他人更新。`, en: `This ${what.en} has been changed since you opened it.` },
    { zh: "请刷新后核对再办理。", en: "Reload it, check, and try again." },
  );

/** The bureau was suspended by the national desk. */
export const suspended = () =>
  new DomainError(
    "suspended",
    { zh: "本单位的服务已暂停。", en: "Your bureau's service is suspended." },
    { zh: "请联系国家平台管理员。", en: "Contact the national desk." },
  );

/** The database does not answer in time. */
export const unavailable = () =>
  new DomainError(
    "unavailable",
    { zh: "系统繁忙，暂时无法完成。", en: "The system is too busy to finish this now." },
    { zh: "内容未保存，请稍后重试。", en: "Nothing was saved; try again shortly." },
  );
