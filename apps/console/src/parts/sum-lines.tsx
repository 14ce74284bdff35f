import { useTranslation } from "react-i18next";
import { Money } from "./money.tsx";
import "./sum-lines.css";

export type SumLine = { name: string; children: number; fen: number };

/** What a sum is made of: how many children and how much, line by line. Amounts in fen, with their sign. */
export function SumLines({ label, lines }: { label: string; lines: readonly SumLine[] }) {
  const { t } = useTranslation("parts");
  return (
    <table className="sum-lines" aria-label={label}>
      <tbody>
        {lines.map(({ name, children, fen }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{t("children", { n: children.toLocaleString("en-US") })}</td>
            <td>
              <Money fen={fen} signed />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
