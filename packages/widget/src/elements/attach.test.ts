import { limits } from '@bellman/protocol';
import { expect } from '@open-wc/testing';
import type { BellmanAttach } from './attach.js';
import './attach.js';
import { refusalOf } from './attach-check.js';
import { drawPreview } from './attach-preview.js';
import { waitUntil } from '../testing/patient.js';
import { deep, focused, Stage } from './testing/stage.js';

const chat = async (): Promise<Stage> => {
  const stage = await Stage.of();
  await stage.start();
  stage.relay.take('Sam');
  await stage.settled();
  return stage;
};

const file = (name: string, type: string, bytes = 10): File =>
  new File([new Uint8Array(bytes)], name, { type });

/** A picture of that size, made here. */
const picture = async (width: number, height: number): Promise<File> => {
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.fillRect(0, 0, width / 2, height);
  return new File([await canvas.convertToBlob()], 'bin.png', { type: 'image/png' });
};

const attach = (stage: Stage): BellmanAttach => stage.one('bellman-attach') as BellmanAttach;

/** A paste; Firefox's own constructor of it drops the files. */
const pasted = (clipboardData: DataTransfer): Event =>
  Object.assign(new Event('paste', { cancelable: true }), { clipboardData });

const said = (stage: Stage): string =>
  stage.one('bellman-attach-card').shadowRoot?.querySelector('[role=alert]')?.textContent ?? '';

describe('a file that is chosen', () => {
  it('is refused before it is sent for what its name and size tell, with what to do', async () => {
    expect(refusalOf(file('a.png', 'image/png'))).to.equal(null);
    expect(refusalOf(file('A.JPEG', ''))).to.equal(null);
    expect(refusalOf(file('a.png', 'image/png', 0))?.code).to.equal('file-empty');
    expect(refusalOf(file('a.html', 'text/html'))?.code).to.equal('file-kind-refused');
    expect(refusalOf(file('a.svg', ''))?.code).to.equal('file-kind-refused');
    const big = file('big.pdf', 'application/pdf', limits.fileBytes + 1);
    expect(refusalOf(big)?.params).to.deep.equal({ name: 'big.pdf', megabytes: 10 });
    const stage = await chat();
    attach(stage).take([big]);
    await stage.settled();
    expect(said(stage)).to.equal('big.pdf is larger than 10 MB. Send a smaller one.');
    expect(stage.all('bellman-attach-card button[type=submit]')).to.have.length(0);
    await expect(stage.panel).to.be.accessible();
    await stage.press('Remove big.pdf');
    expect(stage.all('bellman-attach-card')).to.have.length(0);
    expect(focused()?.localName).to.equal('textarea');
  });

  it('shows a preview, its name and size, and asks what it shows', async () => {
    const stage = await chat();
    expect(stage.button('Attach a photo or file').isConnected).to.equal(true);
    stage.type('half a sentence');
    const taken = await picture(640, 480);
    attach(stage).take([taken]);
    await stage.settled();
    expect(focused()?.textContent).to.equal('Send bin.png');
    const root = stage.one('bellman-attach-card').shadowRoot as ShadowRoot;
    expect(deep(root, 'label')[0]?.textContent).to.equal('What does it show? (optional)');
    expect(stage.one('bellman-composer').hidden).to.equal(true);
    await expect(stage.panel).to.be.accessible();
    await stage.press('Remove bin.png');
    expect(stage.one('bellman-composer').hidden).to.equal(false);
    expect((stage.one('textarea') as HTMLTextAreaElement).value).to.equal('half a sentence');
  });

  it('is drawn small, and told by its pixels', async () => {
    const canvas = document.createElement('canvas');
    expect(await drawPreview(await picture(640, 480), canvas)).to.equal(640 * 480);
    expect([canvas.width, canvas.height, canvas.hidden]).to.deep.equal([128, 96, false]);
    const broken = document.createElement('canvas');
    broken.hidden = true;
    expect(await drawPreview(file('x.png', 'image/png'), broken)).to.equal(null);
    expect(broken.hidden).to.equal(true);
  });

  it('comes by paste and by drop too, and words still go into the box', async () => {
    const stage = await chat();
    const box = stage.one('textarea');
    const data = new DataTransfer();
    data.items.add(file('pasted.png', 'image/png'));
    const paste = pasted(data);
    box.dispatchEvent(paste);
    await stage.settled();
    expect(paste.defaultPrevented).to.equal(true);
    expect(stage.all('bellman-attach-card')).to.have.length(1);
    const words = new DataTransfer();
    words.setData('text/plain', 'hello');
    const plain = pasted(words);
    box.dispatchEvent(plain);
    expect(plain.defaultPrevented).to.equal(false);
    const drop = new DragEvent('drop', { dataTransfer: data, cancelable: true });
    box.dispatchEvent(drop);
    await stage.settled();
    expect(stage.all('bellman-attach-card')).to.have.length(2);
  });
});

/** A server that takes files in, and never answers. */
class Slow extends XMLHttpRequest {
  override send(): void {
    this.dispatchEvent(new Event('loadstart'));
  }

  override abort(): void {
    this.dispatchEvent(new Event('abort'));
  }
}

describe('a file on its way', () => {
  const real = globalThis.XMLHttpRequest;
  before(() => (globalThis.XMLHttpRequest = Slow));
  after(() => (globalThis.XMLHttpRequest = real));

  it('can be cancelled, and it is said that it was not sent', async () => {
    const stage = await chat();
    attach(stage).take([file('bin.pdf', 'application/pdf')]);
    await stage.settled();
    await stage.press('Send file');
    const news = attach(stage).shadowRoot?.querySelector('[role=status]');
    expect(news?.textContent).to.equal('Sending bin.pdf.');
    stage.button('Cancel sending bin.pdf').focus();
    await stage.press('Cancel sending bin.pdf');
    expect(news?.textContent).to.equal('Sending bin.pdf was cancelled. It was not sent.');
    expect(focused()?.textContent).to.equal('Send bin.pdf');
  });
});

describe('a file in the log', () => {
  const photo = {
    id: '01a20104-5f15-71b7-8475-cac4e8b994a0',
    name: 'bin.jpg',
    type: 'image/jpeg',
    bytes: 2_500_000,
    width: 800,
    height: 600,
    alt: 'A green bin',
  };

  it('is shown by a link that is asked for, with its name, kind, size, and a way to keep it', async () => {
    const stage = await chat();
    stage.relay.give(photo);
    await stage.settled();
    const root = stage.one('bellman-file').shadowRoot as ShadowRoot;
    const image = deep(root, 'img')[0] as HTMLImageElement;
    expect(image.alt).to.equal('A green bin');
    expect(image.src).to.equal(stage.relay.fileUrl);
    expect(stage.relay.asked.at(-1)).to.deep.equal({ event: 'file', body: { file: photo.id } });
    expect(deep(root, 'p').map(({ textContent }) => textContent)).to.include.members([
      'bin.jpg',
      'Photo, 2.4 MB',
    ]);
    expect(stage.button('Download bin.jpg').isConnected).to.equal(true);
    await expect(stage.panel).to.be.accessible();
  });

  it('is announced in one piece, by who sent it and what it shows', async () => {
    const stage = await chat();
    stage.relay.give(photo);
    await stage.settled();
    const [line] = stage.all('li').slice(-1);
    const shown = stage.one('bellman-file');
    expect([shown.inert, shown.ariaLive]).to.deep.equal([true, 'off']);
    const heard = [...(line?.children ?? [])].filter((one) => one !== shown);
    const words = heard.map(({ textContent }) => textContent?.replaceAll(/\s+/g, ' ').trim());
    expect(words.join(' ')).to.match(/^Sam at Hart \S+ sent a photo, A green bin$/);
    await waitUntil(() => !shown.inert, 'the picture and the button are there for everybody');
    expect(line?.querySelector('.hidden')).to.equal(null);
    await expect(stage.panel).to.be.accessible();
  });

  it('asks for its link once more when that has expired, and then shows no broken image', async () => {
    const stage = await chat();
    stage.relay.fileUrl = `${location.origin}/expired.png`;
    stage.relay.give(photo);
    await stage.settled();
    const root = stage.one('bellman-file').shadowRoot as ShadowRoot;
    const links = (): number => stage.relay.asked.filter(({ event }) => event === 'file').length;
    await waitUntil(() => links() === 2 && deep(root, 'img').length === 0);
    await waitUntil(() => !stage.one('bellman-file').inert, 'its line has been read out');
    stage.relay.isMute = true;
    stage.button('Download bin.jpg').click();
    const trouble = (): string => deep(root, '[role=alert]')[0]?.textContent ?? '';
    await waitUntil(() => trouble() === 'This file cannot be shown right now.');
  });
});
