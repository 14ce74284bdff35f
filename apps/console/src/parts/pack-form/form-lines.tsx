import type { FormLine } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../shell/language.ts";
import { SignaturePicture } from "../signature/signature-picture.tsx";
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
  if (signature) return <SignaturePicture file={kept.file} alt={t("signed", { title: say(title) })} />;
  return (
    <a href={`/files/${kept.file}`} download={kept.name} title={t("saveFile", { name: kept.name })}>
      {kept.name}
    </a>
  );
}
