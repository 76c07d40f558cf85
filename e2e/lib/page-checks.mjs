// Checks that axe does not have (UX §11, T24): what a page must be at every width and theme.

/**
 * Faults of the structure, the same at every width: language, one h1, a title, no script, no jump in the headings,
 * and help in the same place (2.4.x, 3.1.1, 3.2.6).
 */
export function structureFaults(page) {
  return page.evaluate(() => {
    const faults = [];
    if (!/^(da|en)\b/.test(document.documentElement.lang)) faults.push(`lang is "${document.documentElement.lang}"`);
    const firsts = document.querySelectorAll('h1').length;
    if (firsts !== 1) faults.push(`${firsts} h1, must be one`);
    if (document.title.trim() === '') faults.push('no title');
    // The pages where a passkey is asked have the one script of the house; the headers let no other text run.
    const own = script => document.getElementById('passkey') && script.text.includes('The only script of the house');
    for (const script of document.scripts) {
      if (script.src || !own(script)) faults.push(`a script stands in the page: ${script.src || script.text.slice(0, 40)}`);
    }
    for (const node of document.querySelectorAll('iframe, object, embed')) faults.push(`a ${node.localName} stands in the page`);
    let last = 0;
    for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
      const level = Number(heading.localName.slice(1));
      if (level > last + 1) faults.push(`heading jumps from h${last} to h${level}: ${heading.textContent.trim().slice(0, 40)}`);
      last = level;
    }
    for (const field of document.querySelectorAll('input[type=password], input[autocomplete=one-time-code]')) {
      // 3.3.8: what must be typed in to come in may be pasted.
      if (field.hasAttribute('onpaste')) faults.push(`pasting is hindered in ${field.name}`);
    }
    return faults;
  });
}

/** Faults of the layout at the width and theme that are shown now: scrolling sideways, small targets, hidden focus. */
export function layoutFaults(page) {
  return page.evaluate(() => {
    const faults = [];
    const root = document.documentElement;
    const name = node => {
      const text = (node.textContent || node.getAttribute('aria-label') || node.getAttribute('name') || '').trim();
      return `${node.localName} "${text.replace(/\s+/g, ' ').slice(0, 40)}"`;
    };
    if (root.scrollWidth > root.clientWidth) {
      const wide = [...document.querySelectorAll('body *')].filter(node => node.getBoundingClientRect().right > root.clientWidth + 0.5);
      faults.push(`scrolls sideways: ${root.scrollWidth} > ${root.clientWidth}, by ${wide.slice(-3).map(name).join(', ')}`);
    }
    const least = root.classList.contains('dense') ? 44 : 48;
    const targets = document.querySelectorAll('a[href], button, summary, select, textarea, input:not([type=hidden])');
    for (const node of targets) {
      const size = targetSize(node);
      if (size && (size.height < least - 0.5 || size.width < least - 0.5)) {
        faults.push(`target under ${least} px: ${name(node)} is ${Math.round(size.width)} × ${Math.round(size.height)}`);
      }
    }
    const before = document.activeElement;
    for (const node of targets) {
      if (!node.checkVisibility({ visibilityProperty: true })) continue;
      node.focus();
      const box = node.getBoundingClientRect();
      if (document.activeElement !== node || box.width === 0 || box.height === 0) continue;
      // 2.4.11: of what has the focus, the middle is seen; nothing sticky lies over it.
      const at = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 20)];
      const seen = document.elementFromPoint(...at);
      const own = seen && (node.contains(seen) || seen.contains(node) || [...(node.labels ?? [])].some(label => label.contains(seen)));
      if (seen && !own && getComputedStyle(seen).position !== 'static') faults.push(`focus is hidden: ${name(node)} under ${name(seen)}`);
    }
    before?.focus?.();
    globalThis.scrollTo(0, 0);
    return faults;

    /** What a finger can hit: the box itself, with its label's; nothing for a link inside a sentence (2.5.8). */
    function targetSize(node) {
      if (!node.checkVisibility({ visibilityProperty: true })) return undefined;
      const boxes = [node, ...(node.labels ?? [])].map(part => part.getBoundingClientRect());
      const own = boxes[0];
      // A skip link lies outside the page until it has the focus.
      if (own.right <= 0 || own.bottom + globalThis.scrollY <= 0 || own.width <= 1) {
        if (!(node.labels?.length > 0)) return undefined;
      }
      if (node.localName === 'a' && isInSentence(node)) return undefined;
      const small = ['checkbox', 'radio'].includes(node.type);
      const parts = small ? boxes : boxes.slice(0, 1);
      return {
        width: Math.max(...parts.map(box => box.right)) - Math.min(...parts.map(box => box.left)),
        height: Math.max(...parts.map(box => box.bottom)) - Math.min(...parts.map(box => box.top)),
      };
    }

    /** Whether words stand beside the link in the same line of text: text of its own parent, not of another block. */
    function isInSentence(link) {
      if (getComputedStyle(link).display !== 'inline') return false;
      let around = link.parentElement;
      while (around.parentElement && getComputedStyle(around).display === 'inline') around = around.parentElement;
      const beside = document.createTreeWalker(around, NodeFilter.SHOW_TEXT);
      while (beside.nextNode()) {
        const text = beside.currentNode;
        if (link.contains(text) || !/[\p{L}\p{N}]/u.test(text.data)) continue;
        let block = text.parentElement;
        while (block !== around && getComputedStyle(block).display === 'inline' && block.localName !== 'a') block = block.parentElement;
        if (block === around) return true;
      }
      return false;
    }
  });
}
