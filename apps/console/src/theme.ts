import type { ThemeConfig } from "antd";

/** One jade accent of our own, grey for the rest; red is kept for danger to a child or to money. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: "#0f766e",
    colorInfo: "#0f766e",
    colorLink: "#0f766e",
    colorSuccess: "#0f766e",
    colorWarning: "#a16207",
    colorError: "#b42318",
    colorText: "#1f2a2a",
    colorTextSecondary: "#4b5a59",
    colorBgLayout: "#f4f6f5",
    colorPrimaryBg: "#e3f1ee",
    colorPrimaryBgHover: "#d3e8e3",
    colorInfoBg: "#eaf4f2",
    colorInfoBorder: "#b9d8d2",
    colorSuccessBg: "#eaf4f2",
    colorSuccessBorder: "#b9d8d2",
    colorWarningBg: "#fdf6e7",
    colorWarningBorder: "#e6cf9f",
    colorErrorBg: "#fdf1ef",
    colorErrorBorder: "#f0c4bd",
    colorBorder: "#cbd5d2",
    colorBorderSecondary: "#e2e8e6",
    borderRadius: 4,
    controlHeight: 32,
    fontSize: 14,
    fontFamily:
      '"PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, -apple-system, "Segoe UI", sans-serif',
    motion: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    motionDurationMid: "0.12s",
    motionDurationSlow: "0.16s",
  },
  components: {
    Table: { cellPaddingBlockSM: 6, cellPaddingInlineSM: 8, headerBg: "#f4f6f5" },
    Alert: { withDescriptionPadding: "10px 14px", withDescriptionIconSize: 18 },
    Segmented: { trackBg: "#e2e8e6" },
    Form: { itemMarginBottom: 16 },
    Button: { primaryShadow: "none", defaultShadow: "none" },
  },
};
