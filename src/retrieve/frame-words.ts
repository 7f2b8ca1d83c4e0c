/** Words by which people ask about coverage itself; they say nothing of the subject. */
export const askingWords = new Set(
  'article articles coverage covered reporting news newsroom newspaper latest compare compared anyone anybody someone somebody'.split(
    ' ',
  ),
);

/** Words that frame a question ("what was the reaction to …", "the number of …") and tell less of its subject. */
export const frameWords = new Set(
  (
    'effort efforts number numbers person persons people involved involving background provision provisions speculation ' +
    'consideration considered consider proposal proposals proposed propose effect effects result results dispute regarding ' +
    'concerning policy issue issues relation relations reaction recent recently new newly year made make making taken take taking ' +
    'took come came given give giving talk talks discussion discussions discuss discussed increase increasing growing become ' +
    'becoming say said says state stated tell told ask asked report reported kind type sort way name named call called happen ' +
    'happened use used include including included describe described explain explained go went get got show shown know known ' +
    'think thought want wanted became two three various certain several country countries nation nations leader leaders part ' +
    'update updates difference story stories place role amount time times reason thing things information detail details fact facts'
  ).split(' '),
);
