import {
  type AppContext,
  type AttachmentFile,
  attachmentInput,
  DomainError,
  type ErrorCode,
  failed,
  forbidden,
  getAttachment,
  isStaff,
  mustChangePassword,
  notFound,
  resolveSession,
  signedOut,
} from "@tongyou/core";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

const STATUS: Partial<Record<ErrorCode, ContentfulStatusCode>> = {
  signedOut: 401,
  forbidden: 403,
  suspended: 403,
  notFound: 404,
  failed: 500,
  unavailable: 503,
};

/** Refuses in plain words: whoever follows a link to a file sees a page of the browser's own. */
function refuseFile(c: Context, { code, reason, remedy }: Pick<DomainError, "code" | "reason" | "remedy">) {
  return c.text(`${reason.zh}${remedy.zh}\n${reason.en} ${remedy.en}\n`, STATUS[code] ?? 400);
}

async function openFor(app: AppContext, sessionId: string | undefined, id: string): Promise<AttachmentFile> {
  const signedIn = sessionId === undefined ? undefined : await resolveSession(app, sessionId);
  if (!signedIn) throw signedOut();
  if (!isStaff(signedIn)) throw forbidden();
  if (signedIn.session.mustChangePassword) throw mustChangePassword();
  const input = attachmentInput.safeParse({ id });
  if (!input.success) throw notFound({ zh: "附件", en: "file" });
  return getAttachment(signedIn, input.data);
}

/**
 * One attachment for the browser to save, never to run: a download by name, of the type it was recognised as, shown
 * to nobody but this request. The verb leaves the audit row.
 */
export async function answerFile(
  c: Context,
  {
    app,
    sessionId,
    report,
  }: { app: AppContext; sessionId: string | undefined; report: (error: unknown) => void },
): Promise<Response> {
  c.header("cache-control", "private, no-store");
  try {
    const { fileName, mime, bytes } = await openFor(app, sessionId, c.req.param("id") ?? "");
    c.header("content-type", mime);
    c.header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`);
    return c.body(new Uint8Array(bytes));
  } catch (error) {
    if (error instanceof DomainError) return refuseFile(c, error);
    report(error);
    return refuseFile(c, failed(app.requestId));
  }
}
