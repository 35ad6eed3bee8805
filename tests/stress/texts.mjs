/**
 * Sentences for briefings that strain the editions, in the languages and scripts of their readers. All of it is invented for the
 * purpose; nothing is drawn at random, so that the same briefing comes out each time.
 */

export const SENTENCES = {
  en: [
    'The river fell again in the second half of the month, and the upper locks were closed to laden boats.',
    'Nobody at the port office expected the gauge to stand so low before the summer.',
    'According to the lock keepers, at least nine barges wait above the weir.',
    'Two cities have asked for a common plan; a third says that it has one already.',
    'What the water does next depends on snow that has not fallen yet.',
    'The ferries sail half empty, not for want of passengers but for want of depth.',
    'A committee is to report in spring, as it was to report in autumn.',
    'Costs are shared by length of bank, which suits the short-banked towns upstream.',
    'The engineers call the situation manageable and have stopped saying for how long.',
    'Older charts show a channel where there is now a meadow with two goats on it.',
    'Dredging would help for a season; a new gate would help for a generation and cost accordingly.',
    'In the meantime grain goes by road, at three times the price and ten times the noise.',
  ],
  fr: [
    'La rivière a encore baissé dans la seconde moitié du mois, et les écluses d’amont sont fermées aux bateaux chargés.',
    'Au bureau du port, nul n’attendait l’échelle si basse avant l’été : « cela ne s’était jamais vu », dit-on.',
    'D’après les éclusiers, au moins neuf péniches attendent au-dessus du barrage.',
    'Deux villes demandent un plan commun ; une troisième assure qu’elle en a déjà un.',
    'La suite dépend d’une neige qui n’est pas tombée.',
    'Les bacs naviguent à moitié vides, faute non de voyageurs mais de fond.',
    'Une commission rendra son rapport au printemps, comme elle devait le rendre à l’automne.',
    'Les frais sont partagés à la longueur de rive, ce qui arrange les communes d’amont.',
    'Les ingénieurs jugent la situation maîtrisée ; ils ne disent plus pour combien de temps.',
    'Le grain, en attendant, va par la route : trois fois le prix, dix fois le bruit.',
  ],
  de: [
    'Der Fluss ist in der zweiten Monatshälfte weiter gefallen, und die oberen Schleusen sind für beladene Schiffe gesperrt.',
    'Im Wasserstraßen- und Schifffahrtsamt hatte niemand vor dem Sommer mit einem so niedrigen Pegelstand gerechnet.',
    'Nach Angaben der Schleusenwärter warten mindestens neun Lastkähne oberhalb des Wehrs.',
    'Zwei Städte fordern einen gemeinsamen Binnenschifffahrtsförderungsplan; eine dritte will ihn schon haben.',
    'Wie es weitergeht, hängt von Schnee ab, der noch nicht gefallen ist.',
    'Die Fähren fahren halb leer, nicht mangels Fahrgästen, sondern mangels Tiefe.',
    'Ein Ausschuss soll im Frühjahr berichten, wie er schon im Herbst berichten sollte.',
    'Die Instandhaltungskostenverteilung richtet sich nach der Uferlänge, was den Gemeinden flussaufwärts entgegenkommt.',
    'Die Ingenieure nennen die Lage beherrschbar und sagen nicht mehr, wie lange noch.',
    'Das Getreide fährt unterdessen auf der Straße: zum dreifachen Preis und mit zehnfachem Lärm.',
  ],
  el: [
    'Ο ποταμός έπεσε ξανά στο δεύτερο μισό του μήνα και οι άνω δεξαμενές έκλεισαν για τα φορτωμένα πλοία.',
    'Κανείς στο λιμεναρχείο δεν περίμενε τόσο χαμηλή στάθμη πριν από το καλοκαίρι.',
    'Σύμφωνα με τους φύλακες, τουλάχιστον εννέα φορτηγίδες περιμένουν πάνω από το φράγμα.',
    'Δύο πόλεις ζητούν κοινό σχέδιο· μια τρίτη λέει ότι το έχει ήδη.',
    'Η συνέχεια εξαρτάται από χιόνι που δεν έχει πέσει ακόμη.',
    'Τα φέρι ταξιδεύουν μισοάδεια, όχι από έλλειψη επιβατών αλλά από έλλειψη βάθους.',
    'Μια επιτροπή θα υποβάλει έκθεση την άνοιξη, όπως έπρεπε να κάνει το φθινόπωρο.',
    'Το σιτάρι στο μεταξύ πηγαίνει οδικώς, στην τριπλάσια τιμή.',
  ],
  ru: [
    'Во второй половине месяца река снова обмелела, и верхние шлюзы закрыли для гружёных судов.',
    'В управлении порта никто не ждал такого низкого уровня до наступления лета.',
    'По словам смотрителей, выше плотины ждут не менее девяти барж.',
    'Два города просят общего плана; третий говорит, что у него он уже есть.',
    'Что будет дальше, зависит от снега, который ещё не выпал.',
    'Паромы ходят полупустыми: не пассажиров не хватает, а глубины.',
    'Комиссия доложит весной, как должна была доложить осенью.',
    'Зерно тем временем везут по дороге, втрое дороже и вдесятеро громче.',
  ],
  ar: [
    'انخفض منسوب النهر مرة أخرى في النصف الثاني من الشهر، وأُغلقت الأهوسة العليا أمام السفن المحمّلة.',
    'لم يتوقع أحد في مكتب الميناء أن يبلغ المقياس هذا الحد قبل الصيف.',
    'يقول حراس الأهوسة إن تسع صنادل على الأقل تنتظر فوق السد.',
    'طلبت مدينتان خطة مشتركة، وتقول الثالثة إن لديها خطة بالفعل.',
    'ما سيفعله الماء بعد ذلك رهنٌ بثلج لم يسقط بعد.',
    'تبحر العبّارات نصف فارغة، لا لقلة الركاب بل لقلة العمق.',
    'ستقدم لجنة تقريرها في الربيع كما كان عليها أن تقدمه في الخريف.',
    'وفي هذه الأثناء تُنقل الحبوب برًّا بثلاثة أضعاف السعر.',
  ],
  he: [
    'הנהר ירד שוב במחצית השנייה של החודש, והסכרים העליונים נסגרו לסירות עמוסות.',
    'איש במשרד הנמל לא ציפה למפלס נמוך כל כך לפני הקיץ.',
    'לדברי שומרי הסכר, לפחות תשע דוברות ממתינות במעלה הנהר.',
    'שתי ערים ביקשו תוכנית משותפת; שלישית אומרת שכבר יש לה אחת.',
    'מה שיקרה עכשיו תלוי בשלג שטרם ירד.',
    'המעבורות מפליגות ריקות למחצה, לא מחוסר נוסעים אלא מחוסר עומק.',
    'ועדה תגיש דוח באביב, כפי שהייתה אמורה להגיש בסתיו.',
    'בינתיים התבואה נוסעת בכביש, בפי שלושה מהמחיר.',
  ],
};

/** Short names of things, people and places, for heads and cells. */
export const NAMES = {
  en: ['Upper locks', 'Port office', 'Lock keepers', 'River council', 'Ferry company', 'Grain merchants', 'Three cities', 'Bank owners'],
  fr: ['Écluses d’amont', 'Bureau du port', 'Éclusiers', 'Conseil du fleuve', 'Compagnie des bacs', 'Négociants en grain', 'Trois villes', 'Riverains'],
  de: ['Obere Schleusen', 'Hafenamt', 'Schleusenwärter', 'Flussrat', 'Fährgesellschaft', 'Getreidehändler', 'Drei Städte', 'Uferanlieger'],
  el: ['Άνω δεξαμενές', 'Λιμεναρχείο', 'Φύλακες', 'Συμβούλιο του ποταμού', 'Εταιρεία φέρι', 'Έμποροι σιτηρών', 'Τρεις πόλεις', 'Παρόχθιοι'],
  ru: ['Верхние шлюзы', 'Управление порта', 'Смотрители', 'Речной совет', 'Паромная компания', 'Торговцы зерном', 'Три города', 'Владельцы берегов'],
  ar: ['الأهوسة العليا', 'مكتب الميناء', 'حراس الأهوسة', 'مجلس النهر', 'شركة العبّارات', 'تجار الحبوب', 'المدن الثلاث', 'أصحاب الضفاف'],
  he: ['הסכרים העליונים', 'משרד הנמל', 'שומרי הסכר', 'מועצת הנהר', 'חברת המעבורות', 'סוחרי התבואה', 'שלוש הערים', 'בעלי הגדות'],
};

/** @typedef {keyof typeof SENTENCES} Language */

/**
 * A run of sentences.
 *
 * @param {Language} language
 * @param {number} count
 * @param {number} from which sentence comes first
 */
export function sentences(language, count, from = 0) {
  const all = SENTENCES[language];
  return Array.from({ length: count }, (_, index) => all[(from + index) % all.length]).join(' ');
}

/**
 * So many words, ended with a full stop.
 *
 * @param {Language} language
 * @param {number} count
 * @param {number} from which sentence comes first
 */
export function words(language, count, from = 0) {
  const all = sentences(language, Math.ceil(count / 4) + 2, from).split(' ');
  return `${all.slice(0, count).join(' ').replace(/[.,;:]$/u, '')}.`;
}

/**
 * So many characters and no more, cut at a word.
 *
 * @param {Language} language
 * @param {number} length
 * @param {number} from which sentence comes first
 */
export function characters(language, length, from = 0) {
  const text = sentences(language, Math.ceil(length / 30) + 1, from);
  const cut = text.slice(0, length + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).replace(/[.,;:·]$/u, '');
}

/** @param {Language} language */
export function name(language, index = 0) {
  const all = NAMES[language];
  return all[index % all.length];
}
