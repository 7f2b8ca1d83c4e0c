const english = new Set(
  (
    'a about above after again against all also am an and any are aren as at be because been before being below between both but by ' +
    'can cannot could couldn did didn do does doesn doing don down during each few for from further had hadn has hasn have haven ' +
    'having he her here hers herself him himself his how i if in into is isn it its itself just let me might more most must my ' +
    'myself no nor not now of off on once only or other ought our ours ourselves out over own same shall she should so some such ' +
    'than that the their theirs them themselves then there these they this those through to too under until up upon very was ' +
    'we were what when where which while who whom whose why will with would you your yours yourself yourselves s t'
  ).split(' '),
);

export function isStopWord(word: string, language: string): boolean {
  return language.startsWith('en') && english.has(word);
}
