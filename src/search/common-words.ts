/**
 * Everyday English words beside the stop words: what people wrap their subject in. Where no text and no lexicon entry
 * knows such a word it tells little about what is asked, and it is no misspelling of a rarer word that resembles it.
 */
export const COMMON_ENGLISH_WORDS: ReadonlySet<string> = new Set(
  `able accept according account act acting add admit afterwards age ago agree ahead aim air allow alone amazing amount
  answer apart appear area arm arrive art article aside ask asked asking asks attention aware awesome awful back bad bag
  ball bank base basic basis bear beat beautiful bed begin behave behaviour behavior behalf behind believe belong best better big bit black
  blue board boat body book bother bottom bout box boy bread break bring brought build building busy buy call called came
  care carry case catch cause center certain chair chance change characterise characterize check child choice choose claim claims class clean clear clearly close coast
  coastal cold collect come comes coming common compare complete concern conduct consider contain content cool corner correct cost count country couple course cover create cross
  crowd cry cut daily dance dark data day days dead deal dear deep degree describe described description despite detail details die difference difficult direct discuss
  doc dollar door double doubt draw draws drawn drew dream dress drink drive drop dry due dude dudes early earth easy eat edge effect
  end ended enjoy enough enter entire equal era etc event exact example excellent except exciting exist exists expect expected explain eye eyes face
  fair fall fancy far fast favor favour feature features feel feeling feels felt few field fight figure file fill final finally find fine finish fire first
  fish fit five fix flat floor fly follow followed following follows food fool foot force forget form forms formal former forward found four free fresh friend front full fun
  funny future gain game gave general generally gist give given gives giving glad goal good grand great green ground group grow guess guide
  guy guys had hair half hand handed hands handy happen happened happening happy hard hardly hat hate head hear heard heart heavy held help high hint hold holder
  holds home honest honestly hope hot hour house huge human hundred idea ideas imagine important improve include included includes including inside instance instead intend intends intended
  interest interested interesting involve involved involves issue item items job join joined joke judge keep keeps kept key kid kids kind kinda kinds knew know known
  knows lack lady laid land large last late lately later latest laugh lay lead learn least leave led left leg less let letter level lie
  life light like liked likely likes limit line lines list listed listen little live lives local locals long longer look looked looking looks lose loss lost lot
  lots loud love low luck mad made main mainly man manner mark marks marked matter matters maybe mean meaning means meant meet member memo men mention mentioned mentions
  message met middle mind minute miss mister mix modern moment month months morning mother mouth move moved moving mr mrs music name named names narrow
  natural nature near nearer nearly neat necessary need needed needs neither never new news next nice night nine nobody noise none normal
  north note notes nothing notice number obvious odd offer offered offers office official old older open opens opened opinion opposite order ordinary original outcome
  outside overall page paid paper paragraph part partly parts party pass passed passage past pattern pay people period person phrase pick picture piece place places plan play
  played playing plain plainly point points poor position possible post posted power practice precise prefer present press pretty price print
  probably problem proper properly proud prove public pull push put puts quick quickly quiet quote range rank rate reach reached read reader reading ready
  real reason recall receive recent recently record red refer refers regard regarding relate related remain remark remember repeat reply report reports request respect respond rest
  result results return rich ride right rise risk road roll room round row rule run running runs sad safe said sake same sat save saw
  scene school sea search second section see seen seem seemed seems send senior sense sent sentence separate serious serve serves set sets seven several shape share sharp sheet ship short
  shot shoulder shout show showed shown shows shut sick side sign signs silly similar simple simply single sir sit site six size skill sky sleep
  slow small smart smell smile soft sold solid solve somehow sometimes somewhat somewhere song soon sort sorts sound sounds source south speak special specific specifically
  speed spend spoke spoken spot spread stand standing stands start started starts state stated statement states stay step steps stick still stone stood stop story straight
  strange street strong student subject sudden suggest sum summary sun supposed sure surely surface sweet system table take taken takes taking tale talk talked talking tall task
  teach team tell tells ten tend term terms test text thank thick thin think thinking thinks third thought thoughts thousand three threw throw tick tie ties
  till time times tiny tip tired title today told tomorrow tone tonight took tool top topic total totally touch tour tourist town track train
  treat trip trouble true truly trust truth try trying turn turned turns twice two type typical undergo understand unit unless unlike used useful user uses using usual usually
  value various verdict view views visit voice wait walk wall wanna want wanted wants warm wash watch water way ways wear web week weight welcome went west
  wet whatever white whoever whole wide wife wild win wind window wise wish wishes woman wonder wondering word words wore work worked working works world
  worry worse worst worth write writes written wrong wrote year years yesterday young`
    .split(/\s+/)
    .filter(Boolean),
);
