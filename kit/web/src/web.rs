//! What a realm's pages need to know about this installation.

use std::sync::Arc;

use hmac::{Hmac, KeyInit, Mac};
use kit_store::Given;
use kit_words::{Catalogue, CatalogueFault, Lang, Words};
use sha2::Sha256;
use subtle::ConstantTimeEq;

use crate::{Face, Link, MenuGroup};

/// Whether the promise of the strip holds on this machine (UX.md §4.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wall {
    /// The kernel holds the wall.
    Up,
    /// The realm's owner has chosen to do without the kernel's wall.
    Down,
}

/// One realm's surroundings: its face, words, host and secret.
pub struct Web {
    /// The realm's look.
    pub face: &'static Face,
    /// All its words.
    pub catalogue: Arc<Catalogue>,
    /// Clock and chance.
    pub given: Given,
    /// Who hosts it, "Foreningen Havnen".
    pub host: String,
    /// Its own address without a final slash, `http://forening.localhost:8703`.
    pub origin: String,
    /// Whether it is a demo with invented people.
    pub demo: bool,
    /// Whether the wall is up.
    pub wall: Wall,
    /// Who answers for it, on whose machine.
    pub hosted: crate::Hosted,
    /// What a one-time link opens for whom; an ordinary session for everybody where it is left out.
    pub arrive: Option<crate::Arrive>,
    /// How the log of looks tells that somebody has come in by a link; by their number where it is left out.
    pub entered: Option<crate::Entered>,
    /// Menu of the header: address, key of the text, and the roles that see it (none: anybody).
    pub menu: &'static [(&'static str, &'static str, &'static [crate::Role])],
    /// Groups of the menu: the key of the group's word, and the addresses of the menu that open under it. What is in no
    /// group stands on the first line.
    pub menu_groups: &'static [(&'static str, &'static [&'static str])],
    /// Links of the footer, as finished addresses: crisis page, privacy, accessibility statement.
    pub crisis: String,
    /// Address before `/privat` and `/was`: empty where the realm has its own pages.
    pub plain: String,
    secret: [u8; 32],
}

impl std::fmt::Debug for Web {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Web({})", self.face.realm)
    }
}

/// The shared catalogue files, Danish and English; a realm puts its own after them.
#[must_use]
pub fn shared_words() -> (&'static str, &'static str) {
    (
        include_str!("../words/da.ftl"),
        include_str!("../words/en.ftl"),
    )
}

impl Web {
    /// A realm's surroundings, with a fresh secret for its forms.
    ///
    /// # Errors
    /// [`CatalogueFault`] if the words cannot be read.
    pub fn new(
        face: &'static Face,
        words: (&str, &str),
        given: Given,
        origin: String,
        host: String,
    ) -> Result<Self, CatalogueFault> {
        let mut secret = [0_u8; 32];
        given.fill(&mut secret);
        Ok(Self {
            face,
            catalogue: Arc::new(Catalogue::new(&[shared_words(), words])?),
            given,
            host,
            origin,
            demo: false,
            wall: Wall::Up,
            hosted: crate::Hosted::default(),
            arrive: None,
            entered: None,
            menu: &[],
            menu_groups: &[],
            crisis: "/akut".to_owned(),
            plain: String::new(),
            secret,
        })
    }

    /// The words in a language.
    #[must_use]
    pub fn words(&self, lang: Lang) -> Words {
        Words::new(Arc::clone(&self.catalogue), lang)
    }

    /// The token that a form of this session carries.
    #[must_use]
    pub fn form_token(&self, session: &str) -> String {
        let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.secret) else {
            return String::new();
        };
        mac.update(session.as_bytes());
        crate::door::hex(&mac.finalize().into_bytes())
    }

    /// Whether `token` belongs to this session's forms; compared in constant time.
    #[must_use]
    pub fn is_form_token(&self, session: &str, token: &str) -> bool {
        self.form_token(session)
            .as_bytes()
            .ct_eq(token.as_bytes())
            .into()
    }

    /// The first line of the menu and its groups. A group of one is no group: its link stands on the first line.
    pub(crate) fn menu_for(
        &self,
        words: &Words,
        role: Option<&str>,
        path: &str,
    ) -> (Vec<Link>, Vec<MenuGroup>) {
        let all = self.links_for(words, role, path);
        let mut groups: Vec<MenuGroup> = self
            .menu_groups
            .iter()
            .map(|(key, addresses)| MenuGroup {
                text: words.say(key),
                links: all
                    .iter()
                    .filter(|link| addresses.contains(&link.href.as_str()))
                    .cloned()
                    .collect(),
            })
            .collect();
        groups.retain(|group| group.links.len() > 1);
        let grouped = |link: &Link| groups.iter().any(|group| group.links.contains(link));
        let first = all.iter().filter(|link| !grouped(link)).cloned().collect();
        (first, groups)
    }

    fn links_for(&self, words: &Words, role: Option<&str>, path: &str) -> Vec<Link> {
        self.menu
            .iter()
            .filter(|(_, _, roles)| roles.is_empty() || roles.iter().any(|r| Some(r.0) == role))
            .map(|(href, key, _)| Link {
                href: (*href).to_owned(),
                text: words.say(key),
                current: path == *href,
            })
            .collect()
    }
}
