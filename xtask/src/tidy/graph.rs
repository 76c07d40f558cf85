//! Cargo's own graph of packages, as `cargo metadata` tells it.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

/// Why one package needs another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Kind {
    /// In the built program.
    Normal,
    /// While building.
    Build,
    /// In tests only.
    Dev,
}

/// One package of the graph.
#[derive(Debug)]
pub(crate) struct Package {
    /// Its name, as in the registry.
    pub(crate) name: String,
    /// Its folder from the root of the checkout; none for a package from a registry.
    pub(crate) folder: Option<String>,
    /// Its version.
    pub(crate) version: String,
    /// The SPDX expression of its manifest.
    pub(crate) license: Option<String>,
    /// What it needs, by id, and why.
    pub(crate) needs: Vec<(String, Kind)>,
}

/// All packages by id.
#[derive(Default, Debug)]
pub(crate) struct Graph {
    packages: BTreeMap<String, Package>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<MetaPackage>,
    resolve: Resolve,
    workspace_root: String,
}

#[derive(Deserialize)]
struct MetaPackage {
    id: String,
    name: String,
    version: String,
    manifest_path: String,
    source: Option<String>,
    license: Option<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Edge>,
}

#[derive(Deserialize)]
struct Edge {
    pkg: String,
    dep_kinds: Vec<EdgeKind>,
}

#[derive(Deserialize)]
struct EdgeKind {
    kind: Option<String>,
}

impl Graph {
    /// Asks cargo for the graph of the workspace at `root`, for the machine that runs this.
    ///
    /// # Errors
    /// Cargo did not run, refused, or answered something else than metadata.
    pub(crate) fn ask_cargo(root: &Path) -> Result<Self, String> {
        let host = host()?;
        let answer = Command::new("cargo")
            .args([
                "metadata",
                "--format-version",
                "1",
                "--filter-platform",
                &host,
            ])
            .current_dir(root)
            .output()
            .map_err(|fault| format!("cargo metadata did not start: {fault}"))?;
        if !answer.status.success() {
            return Err(format!(
                "cargo metadata refused: {}",
                String::from_utf8_lossy(&answer.stderr)
            ));
        }
        Self::parse(&answer.stdout)
    }

    /// Reads the JSON that `cargo metadata --format-version 1` prints.
    fn parse(json: &[u8]) -> Result<Self, String> {
        let metadata: Metadata = serde_json::from_slice(json)
            .map_err(|fault| format!("cargo metadata is not understood: {fault}"))?;
        let mut graph = Self::default();
        for package in metadata.packages {
            let folder = match package.source {
                Some(_) => None,
                None => package
                    .manifest_path
                    .strip_prefix(&metadata.workspace_root)
                    .and_then(|path| path.strip_suffix("Cargo.toml"))
                    .map(|path| path.trim_matches('/').to_owned()),
            };
            let made = Package {
                name: package.name,
                version: package.version,
                folder,
                license: package.license,
                needs: Vec::new(),
            };
            graph.packages.insert(package.id, made);
        }
        for node in metadata.resolve.nodes {
            let Some(package) = graph.packages.get_mut(&node.id) else {
                continue;
            };
            for edge in node.deps {
                for why in edge.dep_kinds {
                    let kind = match why.kind.as_deref() {
                        Some("dev") => Kind::Dev,
                        Some("build") => Kind::Build,
                        _ => Kind::Normal,
                    };
                    package.needs.push((edge.pkg.clone(), kind));
                }
            }
        }
        Ok(graph)
    }

    /// A graph of packages `(name, folder or "")` and edges `(from, to, kind)`, for tests of the checks.
    #[cfg(test)]
    pub(crate) fn of(packages: &[(&str, &str)], edges: &[(&str, &str, Kind)]) -> Self {
        let mut graph = Self::default();
        for (name, folder) in packages {
            let folder = (!folder.is_empty()).then(|| (*folder).to_owned());
            let needs = edges
                .iter()
                .filter(|(from, ..)| from == name)
                .map(|(_, to, kind)| ((*to).to_owned(), *kind))
                .collect();
            let made = Package {
                name: (*name).to_owned(),
                version: "1.0.0".to_owned(),
                folder,
                license: None,
                needs,
            };
            graph.packages.insert((*name).to_owned(), made);
        }
        graph
    }

    /// Sets the licence of every package of that name, for tests of the checks.
    #[cfg(test)]
    pub(crate) fn with_license(mut self, name: &str, license: Option<&str>) -> Self {
        for package in self
            .packages
            .values_mut()
            .filter(|package| package.name == name)
        {
            package.license = license.map(str::to_owned);
        }
        self
    }

    /// Every package.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Package> {
        self.packages.values()
    }

    /// The packages of the workspace, each with its folder.
    pub(crate) fn ours(&self) -> impl Iterator<Item = (&Package, &str)> {
        self.all()
            .filter_map(|package| Some((package, package.folder.as_deref()?)))
    }

    /// What a package needs directly.
    pub(crate) fn needs<'a>(
        &'a self,
        package: &'a Package,
    ) -> impl Iterator<Item = (&'a Package, Kind)> {
        package
            .needs
            .iter()
            .filter_map(|(id, kind)| Some((self.packages.get(id)?, *kind)))
    }

    /// The names on the way from the package to the first package that `wanted` accepts, over edges of `kinds`.
    pub(crate) fn way_to<'a>(
        &'a self,
        from: &'a Package,
        kinds: &[Kind],
        wanted: impl Fn(&Package) -> bool,
    ) -> Option<Vec<&'a str>> {
        let mut seen = BTreeSet::new();
        let mut waiting = vec![(from, vec![from.name.as_str()])];
        while let Some((package, way)) = waiting.pop() {
            for (next, kind) in self.needs(package) {
                if !kinds.contains(&kind) || !seen.insert(next.name.as_str()) {
                    continue;
                }
                let mut longer = way.clone();
                longer.push(next.name.as_str());
                if wanted(next) {
                    return Some(longer);
                }
                waiting.push((next, longer));
            }
        }
        None
    }

    /// How many packages of others are in the built program `name`, those that only help to build it included.
    pub(crate) fn built_into(&self, name: &str) -> usize {
        let mut foreign = 0;
        let mut seen: BTreeSet<&String> = BTreeSet::new();
        let mut waiting: Vec<&String> = self
            .packages
            .iter()
            .filter(|(_, package)| package.name == name)
            .map(|(id, _)| id)
            .collect();
        while let Some(id) = waiting.pop() {
            if let Some(package) = self.packages.get(id)
                && seen.insert(id)
            {
                foreign += usize::from(package.folder.is_none());
                waiting.extend(
                    package
                        .needs
                        .iter()
                        .filter(|(_, kind)| *kind != Kind::Dev)
                        .map(|(id, _)| id),
                );
            }
        }
        foreign
    }
}

/// The triple of this machine, as rustc names it.
pub(crate) fn host() -> Result<String, String> {
    let answer = Command::new("rustc")
        .arg("-vV")
        .output()
        .map_err(|fault| format!("rustc did not start: {fault}"))?;
    String::from_utf8_lossy(&answer.stdout)
        .lines()
        .find_map(|line| line.strip_prefix("host: ").map(str::to_owned))
        .ok_or_else(|| "rustc -vV names no host".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_becomes_a_graph_with_folders_and_kinds() {
        let json = br#"{"workspace_root":"/x","packages":[
            {"id":"p","name":"landgang","version":"0.1.0","manifest_path":"/x/program/Cargo.toml","source":null,"license":"EUPL-1.2"},
            {"id":"a","name":"axum","version":"0.8.0","manifest_path":"/y/Cargo.toml","source":"registry","license":"MIT"}],
            "resolve":{"nodes":[{"id":"p","deps":[{"pkg":"a","dep_kinds":[{"kind":"dev"}]}]},{"id":"a","deps":[]}]}}"#;
        let graph = Graph::parse(json).unwrap();
        let (program, folder) = graph.ours().next().unwrap();
        assert_eq!(folder, "program");
        let found: Vec<_> = graph
            .needs(program)
            .map(|(package, kind)| (package.name.as_str(), kind))
            .collect();
        assert_eq!(found, [("axum", Kind::Dev)]);
        assert_eq!(graph.built_into("landgang"), 0);
    }

    #[test]
    fn the_way_is_named_from_end_to_end() {
        let graph = Graph::of(
            &[("a", "realms/a"), ("b", "kit/b"), ("c", "")],
            &[("a", "b", Kind::Normal), ("b", "c", Kind::Normal)],
        );
        let (first, _) = graph.ours().next().unwrap();
        let way = graph
            .way_to(first, &[Kind::Normal], |package| package.name == "c")
            .unwrap();
        assert_eq!(way, ["a", "b", "c"]);
        assert_eq!(graph.built_into("a"), 1);
    }
}
