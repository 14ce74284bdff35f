import type { ClauseCase, ExpectedLine, GivenLine } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Mark } from "../../parts/why/reason-tree.tsx";
import { useLanguage } from "../../shell/language.ts";

/** One golden case: what is given, what is expected, and whether the bureau's policy says so now. */
export function GoldenCase({ golden, onTry }: { golden: ClauseCase; onTry: () => void }) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const { name, on, inheritedFrom, place, given, expected } = golden;
  const own = given.filter((line) => line.own);
  const background = given.filter((line) => !line.own);
  return (
    <li>
      <div>
        <strong lang="zh">{name}</strong> <span className="quiet">{on}</span>
        {inheritedFrom && <span className="quiet"> {t("cases.from", { pack: say(inheritedFrom) })}</span>}
      </div>
      <dl>
        <dt>{t("cases.given")}</dt>
        <dd>
          <GivenLines lines={own.length > 0 ? own : background} />
          {own.length > 0 && background.length > 0 && (
            <details>
              <summary>{t("cases.background", { n: background.length })}</summary>
              <GivenLines lines={background} />
            </details>
          )}
        </dd>
        <dt>{t("cases.expected")}</dt>
        <dd>
          <ExpectedLines golden={golden} expected={expected} />
        </dd>
      </dl>
      <div className="actions">
        <Button size="small" onClick={onTry}>
          {t("cases.try")}
        </Button>
        <span className="quiet">{place}</span>
      </div>
    </li>
  );
}

/** Beside the answer to a case that is tried: what was signed for it, and what of it the form cannot carry. */
export function TriedCase({ golden }: { golden: ClauseCase }) {
  const { t } = useTranslation("policy");
  const elsewhere = golden.given.filter(({ fact }) => !fact);
  return (
    <section className="golden-tried">
      <h3>{t("cases.tried", { name: golden.name })}</h3>
      <ExpectedLines golden={golden} expected={golden.expected} />
      <p className="quiet">{t("cases.byOwnRules")}</p>
      {elsewhere.length > 0 && (
        <div className="caution">
          {t("cases.notCarried")} <GivenLines lines={elsewhere} />
        </div>
      )}
    </section>
  );
}

function GivenLines({ lines }: { lines: readonly GivenLine[] }) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  return (
    <ul className="golden-given">
      {lines.map(({ name, text }) => (
        <li key={`${name.zh} ${text.zh}`}>{t("cases.line", { name: say(name), text: say(text) })}</li>
      ))}
    </ul>
  );
}

function ExpectedLines({ golden, expected }: { golden: ClauseCase; expected: readonly ExpectedLine[] }) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  return (
    <ul className="golden-expected">
      {expected.map(({ text, holds, now }) => (
        <li key={text.zh}>
          {holds || !golden.inheritedFrom ? (
            <Mark holds={holds} />
          ) : (
            // A region may well go another way than the pack it stands on: that is no fault.
            <span
              className="why-mark"
              role="img"
              aria-label={t("cases.otherHere")}
              title={t("cases.otherHere")}
            >
              ≠
            </span>
          )}
          <span>
            {say(text)}
            {now && (
              <span className={golden.inheritedFrom ? "caution" : "danger"}>
                {" "}
                {t(golden.inheritedFrom ? "cases.here" : "cases.now", { text: say(now) })}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
