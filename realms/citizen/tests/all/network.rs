//! The guest's own map (NW-1, NW-3, NW-6, NW-7, NW-8, NW-12).

use crate::support::{Browser, Page, World, between};
use kit_store::store_test;
use realm_citizen::Citizen;

const MAP: &str = "/min/netvaerk";
const TIE: &str = "/min/netvaerk/baand";

impl World {
    /// Puts somebody on the map; gives the id.
    pub(crate) async fn tie(&self, browser: &mut Browser, name: &str, circle: &str) -> String {
        let form = self.get(browser, TIE).await;
        let fields = [("navn", name), ("kreds", circle), ("afstand", "taet")];
        let page = self.send(browser, &form, TIE, &fields).await;
        assert_eq!(page.goes_to, MAP, "{}", page.body);
        let map = self.get(browser, MAP).await.body;
        let rows = map.split("<li class=\"card\"><h3>").skip(1);
        let mut row = rows.filter(|row| row.split('<').next().unwrap_or("").ends_with(name));
        let row = row.next().unwrap();
        between(row, "baand?baand=", "\"").unwrap().to_owned()
    }

    /// Presses a pause, or ends one.
    pub(crate) async fn pause(&self, browser: &mut Browser, whom: &str, til: &str) -> Page {
        let map = self.get(browser, MAP).await;
        let mut hidden = map.hidden(&format!("{MAP}/pause"));
        hidden.retain(|(name, _)| name == "_token" || name == "_id");
        let mut fields: Vec<(&str, &str)> = hidden
            .iter()
            .map(|(k, v)| (k.as_str(), v.as_str()))
            .collect();
        fields.extend([("baand", whom), ("til", til)]);
        self.post(browser, &format!("{MAP}/pause"), &fields).await
    }
}

store_test! {
    /// NW-1, NW-12: a map by forms: fields, closeness, who knows whom; as a picture and as a list; online counts.
    fn a_map_is_drawn_by_forms_and_stands_as_picture_and_list(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let friend = world.tie(&mut amir, "Pixel", "nettet").await;
            let form = world.get(&mut amir, TIE).await;
            for field in ["familie", "slaegt", "venner", "fritid", "arbejde", "faellesskab", "nettet", "frivillig", "ledsager", "fagperson"] {
                assert!(form.body.contains(&format!("value=\"{field}\"")), "{field}");
            }
            let fields = [("navn", "Rollespilsserveren i nord"), ("kreds", "nettet"), ("afstand", "midt"), ("foerste", "paa-nettet"), ("kender", &friend)];
            world.send(&mut amir, &form, TIE, &fields).await;
            let map = world.get(&mut amir, MAP).await.body;
            let picture = between(&map, "<svg", "</svg>").unwrap();
            assert!(picture.contains("<title") && picture.contains("<desc") && picture.contains(">2</text>"));
            assert!(!picture.contains("Pixel"), "names stand in the list, where there is room");
            assert_eq!(picture.matches("<path").count(), 1, "who knows whom");
            let list = between(&map, "<ol class=\"plain\">", "</ol>").unwrap();
            for said in ["Pixel", "Rollespilsserveren i nord", "På nettet: venner og steder", "Midt imellem", "Ja, på telefonen eller nettet"] {
                assert!(list.contains(said), "{said}: {list}");
            }
            assert_eq!(world.posted(), ["enquiry"], "nobody is told");
        });
    }
}

store_test! {
    /// NW-1: a whole name is asked not to be written, and nothing typed is lost.
    fn a_whole_name_is_asked_for_less_and_nothing_typed_is_lost(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let form = world.get(&mut amir, TIE).await;
            let fields = [("navn", "Anne Jensen"), ("kreds", "venner"), ("afstand", "taet")];
            let again = world.send(&mut amir, &form, TIE, &fields).await;
            assert_eq!(again.status, 422);
            assert!(again.body.contains("value=\"Anne Jensen\"") && again.body.contains("initialer eller et kaldenavn"));
            assert!(again.body.contains("value=\"venner\" checked"));
            let saved = world.send(&mut amir, &again, TIE, &[("navn", "A. J."), ("kreds", "venner"), ("afstand", "taet")]).await;
            assert_eq!(saved.status, 303);
        });
    }
}

store_test! {
    /// NW-1: a slip is undone by one press; who was taken off is erased by the next change; twice is once.
    fn a_slip_is_undone_and_what_was_taken_off_does_not_stay(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let form = world.get(&mut amir, TIE).await;
            let fields = [("navn", "Bo"), ("kreds", "venner"), ("afstand", "taet")];
            for _ in 0..2 {
                world.send(&mut amir, &form, TIE, &fields).await;
            }
            let rows = |world: &World| world.dump(&[]).iter().filter(|line| line.starts_with("network:")).count();
            assert_eq!(rows(&world), 1);
            let id = world.text("SELECT id FROM network").unwrap();
            let form = world.get(&mut amir, &format!("{TIE}?baand={id}")).await;
            world.send(&mut amir, &form, TIE, &[("til", "vaek")]).await;
            let map = world.get(&mut amir, MAP).await;
            assert!(!map.body.contains("<svg"));
            world.press(&mut amir, &map, "Fortryd").await;
            let map = world.get(&mut amir, MAP).await;
            assert!(map.body.contains("1. Bo"), "{}", map.body);
            let form = world.get(&mut amir, &format!("{TIE}?baand={id}")).await;
            world.send(&mut amir, &form, TIE, &[("til", "vaek")]).await;
            world.tie(&mut amir, "Ib", "slaegt").await;
            assert_eq!(rows(&world), 1, "only Ib is left, and nothing of Bo");
        });
    }
}

store_test! {
    /// NW-3, NW-8: an empty map and one of professionals only are met without judgement; the use is told, not pushed.
    fn an_empty_or_professional_map_leads_to_who_it_could_be(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let gentle = |page: &Page| {
                let body = &page.body;
                assert!(body.contains("Hvem kunne det være?") && body.contains("href=\"/find/hvornaar\""));
                assert!(body.contains("Familie er ikke et krav."));
            };
            let empty = world.get(&mut amir, MAP).await;
            gentle(&empty);
            assert!(empty.body.contains("<details") && empty.body.contains("At lade være er også et godt valg."));
            assert!(!empty.body.contains("<details open"));
            world.tie(&mut amir, "J.", "fagperson").await;
            gentle(&world.get(&mut amir, MAP).await);
            world.tie(&mut amir, "Bo", "venner").await;
            assert!(!world.get(&mut amir, MAP).await.body.contains("Hvem kunne det være?"));
        });
    }
}

store_test! {
    /// NW-7: one of the professionals is the guest's own coordinator, and she can choose another.
    fn the_guest_names_her_own_coordinator_and_changes_her(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let (one, two) = (world.tie(&mut amir, "J.", "fagperson").await, world.tie(&mut amir, "K.", "fagperson").await);
            let friend = world.tie(&mut amir, "Bo", "venner").await;
            for (id, said) in [(&one, "J. er din tovholder."), (&two, "K. er din tovholder."), (&friend, "Du kan vælge én fagperson")] {
                let map = world.get(&mut amir, MAP).await;
                world.send(&mut amir, &map, "/min/netvaerk/tovholder", &[("baand", id)]).await;
                let map = world.get(&mut amir, MAP).await.body;
                assert!(map.contains(said), "{said}");
                assert!(!map.contains(&format!("name=\"baand\" value=\"{friend}\"><span>")), "no friend is offered");
            }
        });
    }
}
