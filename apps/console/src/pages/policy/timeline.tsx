import type { ParameterRow } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { yuanOf } from "../../parts/money.tsx";
import { usePhone } from "../../parts/use-phone.ts";
import { useLanguage } from "../../shell/language.ts";

const YEAR = 365.25 * 24 * 3600 * 1000;
const time = (date: string) => Date.parse(date);

/** The spans of a parameter side by side in time; a dashed edge marks a value that is not from the gazette. */
export function Timeline({ parameter }: { parameter: ParameterRow }) {
  const { t } = useTranslation("policy");
  // Drawn near its real width, so that its text keeps a readable size.
  const width = usePhone() ? 320 : 460;
  const { say } = useLanguage();
  const spans = parameter.values.toSorted((a, b) => a.from.localeCompare(b.from));
  const first = spans[0];
  const last = spans.at(-1);
  if (!first || !last) return null;
  const begin = time(first.from);
  const end = last.to ? time(last.to) : time(last.from) + Math.max(2 * YEAR, (time(last.from) - begin) / 2);
  const x = (at: number) => ((at - begin) / (end - begin)) * width;
  return (
    <svg
      className="timeline"
      viewBox={`0 0 ${width} 58`}
      role="img"
      aria-label={t("timeline", { name: say(parameter.name) })}
    >
      {spans.map((span) => {
        const left = x(time(span.from));
        const length = x(span.to ? time(span.to) : end) - left;
        const value =
          parameter.unit === "fen" && typeof span.value === "number"
            ? yuanOf(span.value)
            : t(`unit.${parameter.unit}`, { value: span.value });
        const when = span.to
          ? t("span", { from: span.from, to: span.to })
          : t("spanOpen", { from: span.from });
        const who = span.entered && t("by", { name: span.entered.by });
        const told = [when, value, t(`status.${span.status}`), span.documentNumber, who]
          .filter(Boolean)
          .join("  ");
        return (
          <g key={`${span.from} ${span.status}`}>
            <title>{told}</title>
            <rect
              x={left + 1}
              y={6}
              width={Math.max(length - 2, 1)}
              height={26}
              className={`span-${span.status}`}
            />
            {length > 70 && (
              <text x={left + length / 2} y={24} textAnchor="middle">
                {value}
              </text>
            )}
            {length > 70 && (
              <text x={left + 1} y={50} className="when">
                {span.from}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
