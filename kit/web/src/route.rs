//! Routes, declared with who may do what to which resource.

use std::fmt::Write as _;

use axum::Router;
use axum::handler::Handler;
use axum::routing::MethodRouter;

use crate::guard::{self, Guarded, Most};

/// A role in one realm; its name stands in the session row and in the permission matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Role(pub &'static str);

/// The few things one can do (STYLE.md habit 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// Know that it is there and read a public side of it.
    See,
    /// Read a list.
    List,
    /// Read one whole.
    Open,
    /// Change or make one.
    Change,
    /// End one.
    Close,
}

impl Action {
    /// The word of the permission matrix and of the log of looks.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::See => "see",
            Self::List => "list",
            Self::Open => "open",
            Self::Change => "change",
            Self::Close => "close",
        }
    }
}

/// Who may do what to which resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct May {
    /// What is done.
    pub action: Action,
    /// To what, in the domain's English.
    pub resource: &'static str,
    /// By whom; none named means anybody, signed in or not.
    pub roles: &'static [Role],
    /// What for: a word of the realm's own list of purposes; the resource where none is named.
    pub purpose: &'static str,
    /// Whether its form may bring a file.
    pub file: bool,
}

impl May {
    /// Only these roles.
    #[must_use]
    pub const fn only(action: Action, resource: &'static str, roles: &'static [Role]) -> Self {
        Self {
            action,
            resource,
            roles,
            purpose: resource,
            file: false,
        }
    }

    /// Anybody.
    #[must_use]
    pub const fn anybody(action: Action, resource: &'static str) -> Self {
        Self {
            action,
            resource,
            roles: &[],
            purpose: resource,
            file: false,
        }
    }

    /// The same, with a form that may bring a file: one, of at most five megabytes.
    #[must_use]
    pub const fn with_file(self) -> Self {
        Self { file: true, ..self }
    }

    /// The same, for a purpose of the realm's list.
    #[must_use]
    pub const fn because(self, purpose: &'static str) -> Self {
        Self { purpose, ..self }
    }

    /// Whether whoever may do this may write at all.
    #[must_use]
    pub fn writes(&self) -> bool {
        matches!(self.action, Action::Change | Action::Close)
    }

    /// Whether somebody with this role, or nobody in particular, may.
    #[must_use]
    pub fn allows(&self, role: Option<&str>) -> bool {
        self.roles.is_empty()
            || role.is_some_and(|role| self.roles.iter().any(|allowed| allowed.0 == role))
    }
}

/// The two methods that HTML forms know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// Reads.
    Get,
    /// Changes.
    Post,
}

/// A declared route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decl {
    /// Method.
    pub method: Method,
    /// Address with `{parts}`.
    pub path: &'static str,
    /// Who may.
    pub may: May,
}

/// A realm's routes with their declarations.
pub struct Routes<S> {
    pub(crate) router: Router<S>,
    /// Those whose form may bring a file, apart, so that their guard reads more than the others'.
    with_files: Router<S>,
    pub(crate) declared: Vec<Decl>,
}

impl<S> std::fmt::Debug for Routes<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Routes")
            .field("declared", &self.declared)
            .finish_non_exhaustive()
    }
}

impl<S: Clone + Send + Sync + 'static> Default for Routes<S> {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    /// No routes yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            router: Router::new(),
            with_files: Router::new(),
            declared: Vec::new(),
        }
    }

    /// A page that is read.
    #[must_use]
    pub fn get<H, T>(self, path: &'static str, may: May, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.add(Method::Get, path, may, axum::routing::get(handler))
    }

    /// A form that is sent.
    #[must_use]
    pub fn post<H, T>(self, path: &'static str, may: May, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.add(Method::Post, path, may, axum::routing::post(handler))
    }

    fn add(mut self, method: Method, path: &'static str, may: May, route: MethodRouter<S>) -> Self {
        let guarded = route.layer(axum::middleware::from_fn(move |request, next| {
            guard::may(may, request, next)
        }));
        self.declared.push(Decl { method, path, may });
        if may.file {
            self.with_files = self.with_files.route(path, guarded);
        } else {
            self.router = self.router.route(path, guarded);
        }
        self
    }

    /// All of them, each behind the guard that reads as much as it may.
    pub(crate) fn guarded(self, by: &Guarded) -> Router<S> {
        let (forms, files) = (by.clone(), by.clone());
        let files = self
            .with_files
            .layer(axum::middleware::from_fn(move |request, next| {
                guard::guard(files.clone(), Most::AFile, request, next)
            }));
        self.router
            .layer(axum::middleware::from_fn(move |request, next| {
                guard::guard(forms.clone(), Most::AForm, request, next)
            }))
            .merge(files)
    }

    /// What is declared, in the order of declaration.
    #[must_use]
    pub fn declared(&self) -> &[Decl] {
        &self.declared
    }

    /// These and others.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.declared.extend(others.declared);
        Self {
            router: self.router.merge(others.router),
            with_files: self.with_files.merge(others.with_files),
            declared: self.declared,
        }
    }
}

/// The permission matrix as a text that a lawyer can read: a line per resource and action, a column per role.
#[must_use]
pub fn permissions(realm: &str, roles: &[Role], declared: &[Decl]) -> String {
    let mut cells: Vec<(&str, Action)> = declared
        .iter()
        .map(|d| (d.may.resource, d.may.action))
        .collect();
    cells.sort_unstable();
    cells.dedup();
    let mut out = format!(
        "# Who may do what in the realm {realm}. Made by a test from the declared routes; + may, . may not.\n"
    );
    let _ = write!(out, "{:<24}{:<8}{:<12}", "resource", "action", "anonymous");
    for role in roles {
        let _ = write!(out, "{:<14}", role.0);
    }
    out = format!("{}\n", out.trim_end());
    for (resource, action) in cells {
        let mut line = format!("{resource:<24}{:<8}", action.word());
        // A line is one answer: every route on the same resource and action must agree, else the strictest is shown.
        let allowed = |role: Option<&str>| {
            declared
                .iter()
                .filter(|d| (d.may.resource, d.may.action) == (resource, action))
                .all(|d| d.may.allows(role))
        };
        let _ = write!(line, "{:<12}", if allowed(None) { "+" } else { "." });
        for role in roles {
            let _ = write!(
                line,
                "{:<14}",
                if allowed(Some(role.0)) { "+" } else { "." }
            );
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out.push_str("\n# Routes\n");
    for d in declared {
        let method = if d.method == Method::Get {
            "GET"
        } else {
            "POST"
        };
        let _ = writeln!(
            out,
            "{method:<5} {:<44} {} {}",
            d.path,
            d.may.action.word(),
            d.may.resource
        );
    }
    out
}

#[cfg(test)]
mod tests;
