//! What a piece of the document *is*, apart from where it stands: the tree that a screen reader hears.

/// Place of a [`Part`] in its [`Structure`].
pub(crate) type PartId = usize;

/// The role of a part.
#[derive(Debug, Clone)]
pub(crate) enum Role {
    /// A heading: level 1 (one per document), 2 or 3, and its words.
    Heading { level: u16, words: String },
    /// A paragraph.
    Paragraph,
    /// Text of a paragraph that opens an address.
    Link(String),
    /// A numbered list; holds items only.
    List,
    /// An item; holds a label and a body.
    Item,
    /// The number of an item.
    Label,
    /// The text of an item.
    Body,
    /// A picture, with the words that stand for it.
    Figure(String),
}

/// One node of the tree.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) role: Role,
    pub(crate) children: Vec<PartId>,
}

/// All parts in reading order, which is not the order of the pages when a sheet is folded.
#[derive(Debug, Default)]
pub(crate) struct Structure {
    parts: Vec<Part>,
    roots: Vec<PartId>,
}

impl Structure {
    /// Adds a part at the top of the tree.
    pub(crate) fn root(&mut self, role: Role) -> PartId {
        let id = self.add(role);
        self.roots.push(id);
        id
    }

    /// Adds a part under another.
    pub(crate) fn child(&mut self, parent: PartId, role: Role) -> PartId {
        let id = self.add(role);
        if let Some(parent) = self.parts.get_mut(parent) {
            parent.children.push(id);
        }
        id
    }

    pub(crate) fn roots(&self) -> &[PartId] {
        &self.roots
    }

    pub(crate) fn part(&self, id: PartId) -> Option<&Part> {
        self.parts.get(id)
    }

    fn add(&mut self, role: Role) -> PartId {
        self.parts.push(Part {
            role,
            children: Vec::new(),
        });
        self.parts.len() - 1
    }
}
