import { useTranslation } from 'react-i18next';
import { fullMoment, moment } from '../format/format';

/** An instant in the reader's zone; on hover with day and zone. */
export function Moment({ at }: { at: string }) {
  const { i18n } = useTranslation();
  return (
    <time dateTime={at} title={fullMoment(at, i18n.language)}>
      {moment(at, i18n.language)}
    </time>
  );
}
