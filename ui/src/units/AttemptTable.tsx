import { useTranslation } from 'react-i18next';
import { runHash } from '../app/useRoute';
import type { UnitRun } from '../api/types';
import { duration, secondsBetween } from '../format/format';
import facts from '../parts/facts.module.css';
import { Moment } from '../parts/Moment';
import { OutcomeMark } from '../run/OutcomeMark';

/** Every run of the unit, newest first; each leads to its record. */
export function AttemptTable({ runs }: { runs: UnitRun[] }) {
  const { t, i18n } = useTranslation();
  const steps = runs.some((run) => run.step);
  const lots = runs.some((run) => run.lot);
  return (
    <table className={facts.table}>
      <thead>
        <tr>
          <th>{t('history.outcome')}</th>
          <th className={facts.figure}>{t('unit.attempt')}</th>
          {steps && <th>{t('unit.step')}</th>}
          <th>{t('history.started')}</th>
          <th className={facts.figure}>{t('history.duration')}</th>
          <th>{t('head.product')}</th>
          {lots && <th>{t('job.lot')}</th>}
          <th>{t('history.fault')}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <td>
              <OutcomeMark outcome={run.outcome} />
            </td>
            <td className={facts.figure} title={run.reason ?? undefined}>
              {run.attempt ?? '–'}
              {run.admitted === 'REWORK' && ` · ${t('unit.rework')}`}
            </td>
            {steps && <td>{run.step}</td>}
            <td>
              <a className={facts.link} href={runHash(run.id)}>
                <Moment at={run.started} />
              </a>
            </td>
            <td className={facts.figure}>
              {run.ended ? duration(secondsBetween(run.started, run.ended), i18n.language) : '–'}
            </td>
            <td>{run.product}</td>
            {lots && <td>{run.lot ?? '–'}</td>}
            <td className={facts.mono}>{run.faultCode ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
