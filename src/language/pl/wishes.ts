import type { WishWords } from '../language-rules.ts';

export const wishes: WishWords = {
  without: [
    ...['bez', 'nie', 'oprócz', 'prócz', 'poza', 'z wyjątkiem', 'za wyjątkiem', 'z pominięciem', 'pomijając', 'pomiń'],
    ...[
      'ale nie',
      'ale bez',
      'a nie',
      'i nie',
      'i bez',
      'wszystko oprócz',
      'wszystko poza',
      'wszystko bez',
      'nic o',
      'żadnych',
      'żadnego',
    ],
  ],
  excluded: [],
  wanted: ['ale', 'lecz', 'tylko', 'wyłącznie', 'jedynie', 'nie tylko', 'ale tylko', 'ale też', 'ale także', 'w tym'],
  joins: ['i', 'oraz', 'lub', 'albo', 'czy', 'ani', 'a także'],
  fillers: [
    ...['wiadomości', 'newsy', 'artykuły', 'artykułów', 'doniesienia', 'wszystko', 'wszystkie', 'tematy', 'temat'],
    ...['o', 'na temat', 'dotyczące', 'dotyczących', 'z', 'ze', 'od', 'w', 'we', 'proszę'],
  ],
  endings: [],
};
