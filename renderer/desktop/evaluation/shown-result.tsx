import { Rate } from 'antd';
import type { ShownResult } from '../../../shared/domain/evaluation.rules.ts';
import { useText } from '../../ui/use-text.ts';

/** A mean with its number of sheets, or why none is shown. `open`: the round is under way and not counted yet. */
export function ShownResultText({ result, open = false }: { result: ShownResult; open?: boolean }) {
  const t = useText();
  if (open) return <span style={{ color: '#4b5563' }}>{t('evaluation.hiddenOpen')}</span>;
  if (result.count === 0) return <span style={{ color: '#4b5563' }}>{t('evaluation.noneYet')}</span>;
  if (result.hidden) {
    return <span style={{ color: '#4b5563' }}>{t('evaluation.hiddenCount', { count: result.count })}</span>;
  }
  return (
    <span>
      <strong style={{ fontSize: '1.15em' }}>{t('evaluation.mean', { mean: result.mean.toFixed(1) })}</strong>{' '}
      <span style={{ color: '#4b5563' }}>({t('evaluation.sheets', { count: result.count })})</span>
    </span>
  );
}

/** The mean in large type with its stars; the words say the same to who sees none. */
export function ResultCard({ title, result, open = false }: { title: string; result: ShownResult; open?: boolean }) {
  const t = useText();
  return (
    <div>
      <div style={{ color: '#4b5563' }}>{title}</div>
      {open || result.hidden ? (
        <div style={{ fontSize: '1.15em', padding: '0.4em 0' }}>
          <ShownResultText result={result} open={open} />
        </div>
      ) : (
        <>
          <div style={{ fontSize: '2.2em', lineHeight: 1.2 }}>
            {result.mean.toFixed(1)} <span style={{ fontSize: '0.45em' }}>{t('evaluation.of5')}</span>
          </div>
          <div>
            <span aria-hidden="true">
              <Rate disabled allowHalf value={Math.round(result.mean * 2) / 2} />
            </span>{' '}
            <span style={{ color: '#4b5563' }}>{t('evaluation.sheets', { count: result.count })}</span>
          </div>
        </>
      )}
    </div>
  );
}
