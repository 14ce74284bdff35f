import { createTransport } from "nodemailer";
import type { Mail } from "./channels.ts";

const PATIENCE_MS = 10_000;

/** One mail to several people who do not see one another. Rejects when the server takes it for nobody. */
export async function sendMail(
  { smtp, from }: Mail,
  mail: { to: readonly string[]; subject: string; text: string },
): Promise<void> {
  const transport = createTransport({
    url: smtp,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  try {
    await transport.sendMail({
      from,
      bcc: [...mail.to],
      subject: mail.subject,
      text: mail.text,
      textEncoding: "base64",
    });
  } finally {
    transport.close();
  }
}
