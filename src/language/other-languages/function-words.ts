const byLanguage: Readonly<Record<string, string>> = {
  de:
    'der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach ' +
    'wird bei wie was wer wen wem welche welcher welches wurde wurden wann wo war waren einer einen einem eines viele durch am zum ' +
    'zur über um oder aber wenn sind so noch nur vor kann warum wieso haben hatte ihr sein seine ihre dieser diese dieses',
  es:
    'de la que el en y a los se del las un por con no una su para es al lo como más o pero fue qué quién quiénes cuál cuáles cuándo ' +
    'dónde cuántos cuántas cuánto cómo este son era entre ha sus esta sobre también sin muy ya hay porque qué les le ser han',
  fr:
    'de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont aux avec été cette ou son quel ' +
    'quelle quels quelles quand où comment combien elle d l qu n s c y pourquoi leur leurs ses ces mais',
  it:
    'di e il la che in a per un è del non sono una le con si della i da al come più nel dei gli alla ha ma quale quali chi quando ' +
    'dove quanti quante cosa stato anche delle lo perché suo sua o l d',
  pt:
    'de a o que e do da em um para com não uma os no se na por mais as dos como mas ao foi ele das à seu sua ou ser quando qual ' +
    'quem onde quantos quantas são pelo pela está porque',
  nl:
    'de van een het en in is dat op te zijn met voor niet aan er om ook als dan maar bij of uit nog naar door wat wie welke hoe waar ' +
    'wanneer werd werden hij haar worden deze dit waarom',
  sv: 'och i att det som en på är av för med den till inte har de ett om var från han men vi så kan sig vad vem när hur vilken vilka efter också hade',
  da: 'og i at det er en til af på som med for de den der ikke har et var fra han men vi kan sig hvad hvem hvornår hvordan hvilken efter også blev',
  cs: 'a v se na je že s z do o k i to jako za by po pro jsou ale byl od ve si který která které co kdo kdy kde jak jaký jaká při své',
  tr: 've bir bu da de için ile olarak çok daha gibi olan ne kim nasıl hangi kadar en ya mi mı sonra göre ise değil ancak oldu ilk',
  hu: 'a az és hogy nem is egy ez volt meg de csak el már még mint vagy ki mi mit mikor hol hogyan mely után azt',
  ro: 'de și în a la cu pe o un din care nu este că mai se pentru sunt ce cine când unde cum fost prin sau lui după',
  fi: 'ja on ei se että oli joka hän mutta ovat kun myös niin kuin mitä kuka milloin missä miten sen tai ole jotka',
  ru:
    'и в во не на что с со по как из к ко у от это он она они за для о об был была было были его её их но или а то до все так же ' +
    'при кто кого кому когда где какой какая какие каким сколько чем чего ли бы почему который которая которые этот эта эти',
  uk:
    'і в у не на що з та як до за від це є про для він вона вони але або його її їх був була було були який яка які хто кого коли де ' +
    'скільки чи й ця чому',
  bg: 'и на да се в за от с е не са по че като към до или той което която която които при как кога къде кой',
};

/** Words of grammar of the languages that have no folder of their own, by their codes. */
export const functionWordsOfOthers: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(byLanguage).map(([language, words]) => [language, new Set(words.split(' '))]),
);
