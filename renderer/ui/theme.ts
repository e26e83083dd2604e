import type { ThemeConfig } from 'antd';

/** Union red: for what matters, never as decoration. */
export const unionRed = '#b3261e';

/** Status colours, each at least 4.5:1 on white; a word or an icon always stands beside them. */
export const statusColor = {
  neutral: '#4b5563',
  going: '#1d5fa8',
  good: '#1b6e3c',
  soon: '#8a5300',
  late: '#b3261e',
} as const;

/**
 * One theme for all desktop pages: calm neutral surface, one accent. Base size 14 px, 18 px in large mode. With `lessMotion`
 * dialogs and lists are there at once instead of moving in.
 */
export function theme(large: boolean, lessMotion: boolean): ThemeConfig {
  return {
    token: {
      colorPrimary: unionRed,
      colorLink: '#1d5fa8',
      colorBgLayout: '#f4f4f2',
      colorTextSecondary: '#4b5563',
      colorTextTertiary: '#5b6472',
      colorTextDescription: '#4b5563',
      colorTextPlaceholder: '#6b7280',
      colorSuccess: statusColor.good,
      colorWarning: statusColor.soon,
      colorError: statusColor.late,
      colorInfo: statusColor.going,
      // Derived from colours as dark as ours, the grounds of notices would come out grey.
      colorWarningBg: '#fff7e6',
      colorWarningBorder: '#f0d9a8',
      colorSuccessBg: '#eef8f0',
      colorSuccessBorder: '#bfe0c9',
      colorErrorBg: '#fdf0ef',
      colorErrorBorder: '#f0c4c1',
      colorInfoBg: '#eef4fb',
      colorInfoBorder: '#c3d9f0',
      fontSize: large ? 18 : 14,
      motion: !lessMotion,
      borderRadius: 4,
      fontFamily: "'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', system-ui, sans-serif",
    },
    components: {
      Layout: { siderBg: '#ffffff', headerBg: '#ffffff', bodyBg: '#f4f4f2' },
      Menu: { itemSelectedBg: '#f7e9e8', itemSelectedColor: unionRed },
    },
  };
}
