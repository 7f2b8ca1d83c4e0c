/** The commonest English words of grammar, in lower case and without apostrophes. */
export const functionWords: ReadonlySet<string> = new Set(
  (
    'a about above after again against all along also although am among an and any are around as at be because been ' +
    'before being below between both but by can cannot could did do does doing down during each either else ever ' +
    'every few for from further had has have having he her here hers herself him himself his how however i if in ' +
    'into is it its itself just many may me might more most much must my myself neither no nor not now of off on ' +
    'once only onto or other ought our ours ourselves out over own per quite rather same shall she should since so ' +
    'some such than that the their theirs them themselves then there these they this those though through thus to ' +
    'too toward towards under until up upon us very via was we were what when where whether which while who whom ' +
    'whose why will with within without would yet you your yours yourself yourselves arent cant couldnt didnt ' +
    'doesnt dont hadnt hasnt havent im isnt ive lets shouldnt theyre wasnt weve werent wont wouldnt youre'
  ).split(' '),
);
