import { InputNumber, Select, Switch, Table, Tooltip } from 'antd';
import { ruleClocks, type RuleClock } from '../../shared/domain/rule-clocks.ts';
import { ruleSources, type RulesKey, type RulesSettings } from '../../shared/domain/rules-of-procedure.ts';
import { useText } from './use-text.ts';

const choices = {
  sessionFrequency: ['monthly', 'quarterly'],
  majorBallotKind: ['secret', 'open', 'show_of_hands', 'paper'],
} as const;

/** Every number of the rules of procedure with its unit, how it is compared, and where the default comes from. */
export function RulesForm({
  settings,
  onChange,
  readOnly = false,
}: {
  settings: RulesSettings;
  onChange?: (next: RulesSettings) => void;
  readOnly?: boolean;
}) {
  const t = useText();
  const keys = Object.keys(ruleSources) as RulesKey[];
  const set = (key: RulesKey, value: unknown): void => onChange?.({ ...settings, [key]: value });
  const field = (key: RulesKey) => {
    const { unit, range } = ruleSources[key];
    const value = settings[key];
    const label = t(`rules.${key}`);
    if (typeof value === 'boolean') {
      return <Switch aria-label={label} disabled={readOnly} checked={value} onChange={(on) => set(key, on)} />;
    }
    if (unit === 'choice') {
      const options = key === 'sessionFrequency' ? choices.sessionFrequency : choices.majorBallotKind;
      return (
        <Select
          aria-label={label}
          disabled={readOnly}
          value={value as (typeof options)[number]}
          onChange={(chosen) => set(key, chosen)}
          options={options.map((option) => ({ value: option, label: t(`rulesChoice.${option}`) }))}
          style={{ width: '9rem' }}
        />
      );
    }
    return (
      <InputNumber
        aria-label={label}
        disabled={readOnly}
        value={Number(value)}
        min={range?.[0] ?? 0}
        max={range?.[1] ?? 10_000}
        precision={0}
        onChange={(number) => number !== null && set(key, number)}
        style={{ width: '6rem' }}
      />
    );
  };
  return (
    <Table
      size="small"
      rowKey="key"
      pagination={false}
      dataSource={keys.map((key) => ({ key }))}
      columns={[
        {
          title: t('rules.item'),
          render: (_, { key }) => (
            <>
              {t(`rules.${key}`)}
              {clockOf(key) !== undefined && <ClockNote clock={clockOf(key)} />}
            </>
          ),
        },
        {
          title: t('rules.value'),
          width: '16rem',
          render: (_, { key }) => {
            const { unit, operator } = ruleSources[key];
            const isNumber = unit !== 'choice' && unit !== 'yesNo';
            return (
              <>
                {isNumber && <span style={{ marginInlineEnd: 6 }}>{operator}</span>}
                {field(key)} {isNumber && t(`rulesUnit.${unit}`)}
              </>
            );
          },
        },
        {
          title: t('rules.source'),
          render: (_, { key }) => (
            <Tooltip title={t(`rulesMark.${ruleSources[key].mark}`)}>
              <span style={{ color: '#4b5563' }}>
                {ruleSources[key].source} [{ruleSources[key].mark}]
              </span>
            </Tooltip>
          ),
        },
      ]}
    />
  );
}

function clockOf(key: RulesKey): RuleClock | undefined {
  return (ruleClocks as Partial<Record<RulesKey, RuleClock>>)[key];
}

/** A deadline is never just a number of days: what it counts from, and what a rest day means to it. */
function ClockNote({ clock }: { clock: RuleClock | undefined }) {
  const t = useText();
  if (clock === undefined) return null;
  return (
    <div style={{ color: '#4b5563' }}>
      {t(`clockStart.${clock.startsWith}`)}
      {t('punct.semicolon')}
      {t(`restDays.${clock.restDays}`)}
    </div>
  );
}
