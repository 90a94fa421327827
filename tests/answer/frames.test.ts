import { expect, test } from 'vitest';
import { isSmallTalk, stripFrames } from '../../src/answer/frames.ts';

test.each([
  ['my manager wants to know who led the delegation', 'who led the delegation'],
  ['could you tell me where they met?', 'where they met?'],
  ['hi, who led it?', 'who led it?'],
  ['give me the sum', 'the sum'],
  ['could you tell our accountant how much it was?', 'how much it was?'],
  ['it was 848 million, right?', 'it was 848 million'],
  ['how much cash are we talking about', 'how much cash'],
  ['bottom line: how much?', 'how much?'],
  ['was it a holiday or what?', 'was it a holiday ?'],
  ['our travel desk is making a plan and needs the days of the visit', 'the days of the visit'],
  ['quick one: who led it?', 'who led it?'],
  ['请问代表团是谁带队的', '代表团是谁带队的'],
  ['我想知道谁带队', '谁带队'],
  ['领导让我问一下资金有多少', '资金有多少'],
  ['Someone in the newsroom wonders whose decision it was', 'whose decision it was'],
  ['someone on the team was wondering what it cost', 'what it cost'],
  ['our partner in the north would like to hear how it went', 'how it went'],
  ['i was asked to explain to my boss if it went well', 'if it went well'],
  ['for the minutes i need the full name of the town', 'the full name of the town'],
  ['i have to prepare a note and need the city they met in', 'the city they met in'],
  ['our archive needs the year of the visit', 'the year of the visit'],
  ['mum wants to know who led it', 'who led it'],
  ['a colleague insists that they met; is that so?', 'they met;'],
  ['not sure if this is the right place, but who led it?', 'who led it?'],
  ["i'd be grateful if you could point me to what it cost", 'what it cost'],
  ['who led it? pls show the line', 'who led it'],
  ['they met in may; please check whether the text says so', 'they met in may'],
  ['somebody in my team claims that they met in may', 'they met in may'],
  ['a partner of ours who keeps asking if it was expensive', 'if it was expensive'],
  ['for the photo caption who led it', 'who led it'],
  ['for the aid projects who paid', 'for the aid projects who paid'],
  ['why did the host feel he owed them any thanks.', 'why did the host feel he owed them any thanks.'],
  ['发改委的熟人想打听谁带队', '谁带队'],
  ['香港办事处来电,想了解谁带队', '谁带队'],
  ['替主任问一句,谁带队', '谁带队'],
  ['two quick ones: who led it, and when?', 'who led it, and when?'],
  ['first, who led it; second, when was it?', 'who led it; when was it?'],
  ['may i ask who led it', 'who led it'],
  ['the auditors would be glad to learn the sum', 'the sum'],
  ['kindly let an old pensioner know who led it', 'who led it'],
  ['i teach civics and want to quote who led it', 'who led it'],
  ['i heard they gave money and want to know how much', 'i heard they gave money and want to know how much'],
  ['the server is arguing about who led it', 'who led it'],
  ['王国生向谁表示 thanks?', '王国生向谁表示 thanks?'],
  ['组织部的人想确认代表团是谁带队的', '代表团是谁带队的'],
  ['宣传部同事在找素材,想知道谁带队', '谁带队'],
  ['well, um, who led it?', 'who led it?'],
  ['did they get on well, and why?', 'did they get on well, and why?'],
  ['for the caption: who led it?', 'who led it?'],
  ['for the guangdong aid: how much money?', 'for the guangdong aid: how much money?'],
  ['for the important speech, when was it given?', 'for the important speech, when was it given?'],
  ['somebody in guangdong says they gave money', 'somebody in guangdong says they gave money'],
  ['who was asked to confirm whether it goes on?', 'who was asked to confirm whether it goes on?'],
  ['代表团去慰问,带了什么?', '代表团去慰问,带了什么?'],
  ['浙江省委想了解青海的什么?', '浙江省委 青海的什么?'],
  ['for the delegation, who led it?', 'for the delegation, who led it?'],
  ['who led it in the first place?', 'who led it ?'],
  ['who led it or whatever', 'who led it'],
  ['the northern delegation, can you tell me who led it?', 'the northern delegation, who led it?'],
  ['in 1998, can you tell me what they gave?', 'in 1998, what they gave?'],
  ['带我的老师让我查查青海有啥值得学的', '青海有啥值得学的'],
])('"%s" asks "%s"', (question, bare) => {
  expect(stripFrames(question)).toBe(bare);
});

test.each(['who led the delegation?', '代表团是谁带队的', '落实哪两次讲话精神', ''])(
  '"%s" has no frame',
  (question) => {
    expect(stripFrames(question)).toBe(question);
  },
);

test('a question that is nothing but frame stays as it is', () => {
  expect(stripFrames('thanks')).toBe('thanks');
});

test.each([
  'what did he express his thanks for?',
  'for what did they give thanks',
  "wang's thanks",
  'did he say hi nicely',
  'did he explain why they came',
  'in haixi state, what did they achieve?',
  'they should learn what from the hosts?',
  'the general secretary says what about poverty?',
  'on what points do they agree?',
  'what came from provinces other than the west?',
  'the delegation wants the full amount',
])('"%s" keeps what it is about', (question) => {
  expect(stripFrames(question)).toBe(question);
});

test.each(['Thanks!', 'can you help me?', 'hello there', 'help', '你好', '谢谢大家！', 'ok thanks, bye'])(
  '"%s" is small talk',
  (text) => {
    expect(isSmallTalk(text.toLowerCase())).toBe(true);
  },
);

test.each(['thanks to whom?', 'who gave help', '帮助了谁', 'help for Haixi', ''])('"%s" is none', (text) => {
  expect(isSmallTalk(text.toLowerCase())).toBe(false);
});
