/** A briefing in Arabic, which runs from right to left: the house's Arabic faces, mixed directions, a note, a table, a chart. Its text is invented. */

export function arabicBriefing() {
  return {
    title: 'النهر في أدنى مستوياته: ما نعرفه وما بقي مفتوحًا',
    subtitle: 'قراءة في أرقام ثلاثة أشهر',
    language: 'ar',
    date: '2026-03-14',
    asOf: '2026-03-13',
    version: '1',
    authors: [ { name: 'ليلى حداد', role: 'محررة' } ],
    topics: [ 'الأنهار' ],
    places: [ 'المصب' ],
    handling: { marking: 'TLP:CLEAR' },
    summary: {
      bottomLine: 'انخفض منسوب النهر مترين ونصف المتر منذ كانون الأول، وتوقفت ثلاثة أهوسة عن العمل (2 م و50 سم).',
      keyFacts: [ 'fall', 'boats', 'locks' ],
      points: [
        { label: 'على الماء.', text: 'ينتظر نحو 900 قارب في أعلى النهر [@log, p. 3].' },
        { label: 'على الضفة.', text: 'تطلب المدينة، ومعها River Office، انتظار المطر.' }
      ]
    },
    facts: [
      { id: 'fall', measure: 'انخفاض منسوب النهر', value: 2.5, unit: 'م', qualifier: 'at least', sources: [ { id: 'log', at: 'p. 3' } ] },
      { id: 'boats', measure: 'قوارب عالقة', value: 1234, qualifier: 'nearly', asOf: '2026-03-01', sources: [ { id: 'log' } ] },
      { id: 'locks', measure: 'أهوسة مغلقة', value: 3, sources: [ { id: 'log' } ] }
    ],
    quotes: [
      { id: 'one', text: 'رأينا مياهًا أدنى من هذه، لكن ليس بهذا التبكير', speakers: [ { name: 'حارس الهويس' } ], date: '2026-03-02', sources: [ { id: 'log' } ] },
      {
        id: 'two',
        text: 'The river is what it is',
        language: 'en',
        translation: 'النهر على حاله',
        speakers: [ { name: 'Jane Doe', role: 'مهندسة' } ],
        sources: [ { id: 'log' } ]
      }
    ],
    figures: [
      {
        id: 'line',
        kind: 'chart',
        chart: 'line',
        title: 'النهر ينخفض',
        alt: 'خط ينزل من 4 إلى 1.5',
        data: { columns: [ 'month', 'depth' ], rows: [ [ '2025-12', 4 ], [ '2026-01', 3.1 ], [ '2026-02', 2 ], [ '2026-03', 1.5 ] ] },
        encoding: { x: { field: 'month', kind: 'time', label: 'الشهر' }, y: { field: 'depth', kind: 'number', unit: 'م', label: 'العمق' } },
        sources: [ { id: 'log' } ]
      },
      { id: 't', kind: 'facts', title: 'كل الأرقام' }
    ],
    timeline: [ { time: '2025-12', text: 'يبدأ الماء بالانخفاض.', sources: [ { id: 'log' } ] }, { time: '2026-03-02', text: 'يُغلق الهويس الأول.' } ],
    actors: [ { id: 'city', name: 'المدينة', role: 'مالكة الميناء', position: 'تريد المطر.' } ],
    background: [
      {
        id: 'context',
        title: 'السياق',
        text: 'في كل شتاء يرتفع النهر، ثم يعود فينخفض.[^1] يذكر [@log, p. 3] أن *أدنى منسوب* كان سنة 1976، وأن شركة `River Ltd.` سجّلته بدقة.\n\n- أولًا\n- ثانيًا\n\n1. واحد\n2. اثنان\n\n> قال أحدهم.\n\n| المقياس | العمق |\n|---|--:|\n| الشمال | 12 |\n| الجنوب | 34 |\n\n[^1]: ملاحظة في الهامش، وفيها رقم 12 وكلمة English.'
      }
    ],
    outlook: { openQuestions: [ { question: 'هل ستمطر؟', text: 'لا أحد يعرف.' } ] },
    glossary: [ { id: 'lock', term: 'هويس', definition: 'بوابة في الماء.' } ],
    sources: [ { id: 'log', type: 'report', title: 'سجل محفوظ لهذا الاختبار', issued: '2026-03' } ],
  };
}
