import type { FormLine } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../shell/language.ts";
import "./form-lines.css";

/** A filled-in form as it was written: words, a file to save, a signature as a picture. Opening either is recorded. */
export function FormLines({ lines }: { lines: readonly FormLine[] }) {
  const { say } = useLanguage();
  return (
    <dl className="form-lines">
      {lines.map((line) => (
        <div key={line.title.zh}>
          <dt>{say(line.title)}</dt>
          <dd>{"shown" in line ? say(line.shown) : <Kept line={line} />}</dd>
        </div>
      ))}
    </dl>
  );
}

function Kept({ line: { kept, signature, title } }: { line: Extract<FormLine, { kept: unknown }> }) {
  const { t } = useTranslation("forms");
  const { say } = useLanguage();
  const address = `/files/${kept.file}`;
  if (signature)
    return (
      <img
        className="signature-picture"
        src={address}
        alt={t("signed", { title: say(title) })}
        loading="lazy"
      />
    );
  return (
    <a href={address} download={kept.name} title={t("saveFile", { name: kept.name })}>
      {kept.name}
    </a>
  );
}
