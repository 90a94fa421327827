import { type Analyze, isForeignName, type Token } from '../search/terms.ts';
import { isQuestion, isQuestionClause, POINTING_BACK } from './parts.ts';

const CLAUSE = /[^,，。.;；:：!！–—]+?(?:[,，。.;；:：!！–—]+|\s-(?=\s)|$)/g;
/** A clause in which the asker speaks of themselves, or one that opens a message … */
const OF_ONESELF =
  /\b(?:i|i'm|i've|i'd|we|we're|we've|my|our|me|us)\b|[我咱]|^\s*(?:hi(?:ya)?|hey|hello|yo|ok(?:ay)?|right|alright|sorry|quick (?:one|q|question)|urgent|putting|preparing|writing|working|drafting|planning|trying|compiling|filling)\b/;
/** … unless it tells what the question is about: "I heard they gave money; how much?" */
const HEARSAY =
  /\b(?:heard|hear|read|saw|see|know|told|learn(?:ed|t)?|understand|think|thought|mean)\b|听|看到|看见|知道|得知|读到|据说|认为|觉得|以为/;
/** … or says what they want: "I'd like the city, and whether …". */
const REQUEST =
  /\b(?:i|we)(?:'d| would)? (?:like|want|need|love)(?: to (?:have|see|know))? (?:the|a|an|some|his|her|their|its)\b/;
/** A clause that says where, when or on what condition is no aside: "in 1998, what did they give?" asks about 1998. */
const RESTRICTION =
  /\bif (?:so|not|yes)\b|^\s*(?:in|on|at|during|after|before|since|until|under|by|within)\b|^\s*[在于从自当]|\b(?:1[89]|20)\d\d\b|\d+\s*[年月日号]/;
/** A question with fewer tokens than this leans on the clause before it. */
const SELF_CONTAINED = 3;

/** What the documents do not speak of; but a question about Guangdong is about Guangdong. */
const isNothing = (token: Token) =>
  token.type === 'word' || token.type === 'han' || (token.type === 'absent' && !isForeignName(token));

/**
 * Makes the function that takes away what people say beside their question: of themselves ("I am off to Haixi soon,
 * …"), to open a message ("hiya, quick one: …"), or of things no document speaks of ("for the press kit: …").
 * @returns the question without them; as it was where it would not stand alone.
 */
export function createDropAsides(analyze: Analyze): (question: string) => string {
  return (question) => {
    const clauses = question.match(CLAUSE) ?? [];
    if (clauses.length < 2) return question;
    const isAside = (clause: string): boolean => {
      if (isQuestionClause(clause) || HEARSAY.test(clause) || REQUEST.test(clause)) return false;
      if (OF_ONESELF.test(clause)) return true;
      return !RESTRICTION.test(clause) && analyze(clause).tokens.every(isNothing);
    };
    const kept = clauses.map((clause) => !isAside(clause));
    const rest = clauses
      .filter((_, place) => kept[place])
      .join('')
      .trim();
    // Behind what is taken away, a pronoun may point at it.
    const behind = clauses.filter((_, place) => kept[place] && kept.slice(0, place).includes(false)).join('');
    if (rest.length >= question.trim().length || !isQuestion(rest) || POINTING_BACK.test(behind)) return question;
    return analyze(rest).tokens.length >= SELF_CONTAINED ? rest : question;
  };
}
