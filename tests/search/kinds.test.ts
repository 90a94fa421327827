import { expect, test } from 'vitest';
import { kindsAsked } from '../../src/search/kinds.ts';

test.each([
  ['Who led it?', ['who']],
  ['When did they meet?', ['when']],
  ['on what date did they meet', ['when']],
  ['Which city was it?', ['where']],
  ['Which prefecture gets it?', ['where']],
  ['In which areas do they work together?', []],
  ['哪个省最近？', ['where']],
  ['HOW MANY projects?', ['how-many']],
  ['What is the number of projects?', ['how-many']],
  ['How much money?', ['how-much']],
  ['What is the total amount?', ['how-much']],
  ['How come they met?', ['why']],
  ['What made them meet?', ['why']],
  ['What makes up the group?', []],
  ['取得了什么令人瞩目的成就？', []],
  ['什么让他们见面？', ['why']],
  ['Where does the town stand among the others?', []],
  ['number of projects', ['how-many']],
  ['reasons for the visit', ['why']],
  ['the days of the visit', ['when']],
  ['visit, year', ['when']],
  ['spending by year', []],
  ['退出的理由是什么？', ['why']],
  ['他为什么事道谢？', []],
  ['谁带队？', ['who']],
  ['什么时候？', ['when']],
  ['在哪里见面？', ['where']],
  ['在哪裡見面？', ['where']],
  ['多少项？', ['how-many']],
  ['多少钱？', ['how-much']],
  ['为什么？', ['why']],
  ['What did he say?', []],
  ['hello', []],
  ['', []],
])('"%s" asks for %j', (question, kinds) => {
  expect(kindsAsked(question)).toEqual(kinds);
});

test('the first question word decides, not one that begins a clause behind it', () => {
  expect(kindsAsked('How did they thank those who helped when things got hard?')).toEqual([]);
  expect(kindsAsked('Who helped when things got hard?')).toEqual(['who']);
});

test.each([
  ['Did he greet them when they came?', []],
  ['When they came, who greeted them?', ['who']],
  ['when they came, was he there?', []],
  ['Does it say when they came?', ['when']],
  ['Which party chief came?', ['who']],
  ['By which northern leader?', ['who']],
  ["Which secretary's view is it?", []],
  ['I need the moment at which they came.', ['when']],
  ['I need the town in which they met.', ['where']],
  ['When did they come, and who greeted them?', ['when']],
  ['Was it known when they came?', ['when']],
  ['Is there any mention of when they came?', ['when']],
  ['Did he announce when they would come?', ['when']],
])('"%s" asks for %j: a clause with "when" asks no time', (question, kinds) => {
  expect(kindsAsked(question)).toEqual(kinds);
});
