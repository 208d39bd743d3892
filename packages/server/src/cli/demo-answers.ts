import type { AnswerDraft } from '@bellman/protocol';

/** Texts that Hart's advisers have at hand in the demo; each keeps its id, so that it is made once. */
export interface DemoAnswer extends Pick<AnswerDraft, 'service' | 'texts'> {
  readonly id: string;
  /** Days from the first start until it must be looked at again. */
  readonly reviewIn: number;
}

const id = (last: number): string => `019a0000-0000-7000-8000-00000000000${last}`;

export const demoAnswers: readonly DemoAnswer[] = [
  {
    id: id(1),
    service: null,
    reviewIn: 180,
    texts: {
      en: {
        title: 'Hello',
        body: 'Hello {name}, this is {adviser} at {council}. How can I help?',
      },
      cy: {
        title: 'Helo',
        body: 'Helo {name}, {adviser} o {council} sydd yma. Sut alla i helpu?',
      },
    },
  },
  {
    id: id(2),
    service: 'waste',
    reviewIn: 180,
    texts: {
      en: {
        title: 'Missed bin',
        body: 'I have reported your missed bin. Leave it at the edge of your property, and we will come back for it within 2 working days. Your reference is {reference}.',
      },
      cy: {
        title: 'Bin heb ei gasglu',
        body: 'Rydw i wedi rhoi gwybod am eich bin. Gadewch ef ar ymyl eich eiddo, a byddwn yn dod yn ôl o fewn 2 ddiwrnod gwaith. Eich cyfeirnod yw {reference}.',
      },
    },
  },
  {
    id: id(3),
    service: 'waste',
    reviewIn: 90,
    texts: {
      en: {
        title: 'Bulky waste',
        body: 'We collect up to 5 large items, such as a sofa or a mattress. Tell me what they are, {name}, and I will say what it costs and the next day that is free.',
      },
      cy: {
        title: 'Gwastraff swmpus',
        body: 'Rydym yn casglu hyd at 5 eitem fawr, fel soffa neu fatres. Dywedwch beth ydynt, {name}, a byddaf yn dweud beth yw’r gost a’r diwrnod rhydd nesaf.',
      },
    },
  },
  {
    id: id(4),
    service: 'council-tax',
    reviewIn: 120,
    texts: {
      en: {
        title: 'Moved home',
        body: 'Tell us within 21 days of moving. I need your old address, your new address and the day you moved. A new bill follows within 10 working days.',
      },
      cy: {
        title: 'Wedi symud tŷ',
        body: 'Dywedwch wrthym o fewn 21 diwrnod i symud. Mae angen eich hen gyfeiriad, eich cyfeiriad newydd a’r diwrnod y symudoch. Bydd bil newydd yn dilyn o fewn 10 diwrnod gwaith.',
      },
    },
  },
  {
    id: id(5),
    service: 'council-tax',
    reviewIn: 120,
    texts: {
      en: {
        title: 'Help with paying',
        body: 'If you find it hard to pay, tell us early: we can spread your Council Tax over 12 months, and you may get a reduction. You can also call us on {phone}.',
      },
      cy: {
        title: 'Help i dalu',
        body: 'Os yw’n anodd talu, dywedwch wrthym yn gynnar: gallwn rannu eich Treth Gyngor dros 12 mis, ac efallai y cewch ostyngiad. Gallwch hefyd ein ffonio ar {phone}.',
      },
    },
  },
  {
    id: id(6),
    service: 'planning',
    reviewIn: 180,
    texts: {
      en: {
        title: 'Do I need permission?',
        body: 'Many small extensions need no planning permission, but some houses have lost that right. Tell me your postcode and what you want to build, and I will look it up.',
      },
      cy: {
        title: 'A oes angen caniatâd?',
        body: 'Nid oes angen caniatâd cynllunio ar lawer o estyniadau bach, ond mae rhai tai wedi colli’r hawl honno. Dywedwch eich cod post a beth hoffech ei adeiladu, a byddaf yn edrych.',
      },
    },
  },
];
