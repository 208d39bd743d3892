import { machineTime } from '../../ground/times.js';
import { element, xmlDocument, type XmlElement } from '../../ground/xml-write.js';
import type { FeedContent, FeedItem } from './items.js';

const link = (rel: string, type: string, href: string): XmlElement =>
  element('link', [], { rel, type, href });

const entry = ({ id, title, text, at, tags, page, cap }: FeedItem): XmlElement =>
  element('entry', [
    element('id', id),
    element('title', title),
    element('published', machineTime(at)),
    element('updated', machineTime(at)),
    link('alternate', 'text/html', page),
    // Of two alternates the types differ (RFC 4287, section 4.1.1).
    link('alternate', 'application/cap+xml', cap),
    ...tags.map((term) => element('category', [], { term })),
    element('content', text, { type: 'text' }),
  ]);

/**
 * The Atom Syndication Format (RFC 4287).
 * @param address where the feed itself is
 */
export const atom = (feed: FeedContent, address: string): string =>
  xmlDocument(
    element(
      'feed',
      [
        element('id', address),
        element('title', feed.title),
        element('updated', machineTime(feed.updated)),
        element('author', [element('name', feed.council)]),
        link('self', 'application/atom+xml', address),
        link('alternate', 'text/html', feed.home),
        ...feed.items.map(entry),
      ],
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.language },
    ),
  );

/**
 * JSON Feed 1.1 (jsonfeed.org), with the CAP message as an attachment of each item.
 * @param address where the feed itself is
 */
export const jsonFeed = (feed: FeedContent, address: string): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.home,
    feed_url: address,
    language: feed.language,
    authors: [{ name: feed.council }],
    items: feed.items.map(({ id, title, text, at, tags, page, cap }) => ({
      ...{ id, url: page, title, content_text: text, date_published: machineTime(at), tags },
      attachments: [{ url: cap, mime_type: 'application/cap+xml' }],
    })),
  });
