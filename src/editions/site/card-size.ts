/** The shape of pictures for links: Open Graph's. In pixels. */
export const CARD_SIZE = { width: 1200, height: 630 };
