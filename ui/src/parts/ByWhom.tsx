import { useTranslation } from 'react-i18next';
import { Moment } from './Moment';

/** Who did it and when. The name was typed, not proven. */
export function ByWhom({ by, at }: { by: string; at: string }) {
  const { t } = useTranslation();
  return (
    <span title={t('who.unproven')}>
      {by}, <Moment at={at} />
    </span>
  );
}
