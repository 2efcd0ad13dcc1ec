# SPDX-License-Identifier: GPL-3.0-or-later
"""The organisations of the Isle of Larkmere and what they offer. All invented.

An organisation is one line:
    name | kind | where | people | focus | description | more
`where` is "Town, Street number", "@Host" (in the same building as Host), "Town" (roughly there),
"nowhere" (no fixed place), "online" or "mobile". `more` is "key=value; key; ..." with "+" between
list items. Lines that start with "-" are its services:
    - name | activity | when | cost | description | more
`when` is days and hours: "MO,WE 10:00-12:00", "1TH 14:00-16:00" (first Thursday of the month),
"TU/2 19:00-21:00" (every second Tuesday), or empty for by arrangement.
"""

KINDS = {"own": "individual_own_way", "joins": "individual_joins_in", "grass": "grassroots_group",
         "assoc": "association", "hub": "community_hub", "infra": "infrastructure_organisation",
         "faith": "faith_group", "housing": "housing_provider", "enterprise": "social_enterprise",
         "bank": "time_bank", "national": "national_charity", "business": "private_business",
         "public": "public_service"}

ORGANISATIONS = """
Larkmere Voluntary Action | infra | Larkmere, Library Square 8 | 9 | neighbourhood;work_and_skills | Holds the keys, the van and most of the phone numbers. If you have an idea and no committee, start here; if you have a committee and no idea, start here too. | form=cio; aka=LVA+Island CVS; reach=district; supports; lang=en+pl+uk; own=in_person; confirmed=2026-10-28; hall; cap=24; loop
- Groups' surgery | signposting | TU,TH 10:00-13:00 | Free | Bring the letter, the budget or the argument you cannot settle and someone will sit down with you. | elig=Any group on the island
- Van and kit loan | transport | MO-FR 09:00-17:00 | Fuel only | A nine-seat van, two gazebos, a PA and forty folding chairs. | ref=self_referral; elig=Local groups; cap=limited
- Treasurers' supper | adult_learning | 2WE 18:30-20:30 | Free | A pot of soup and somebody else's spreadsheet. First-time treasurers especially welcome. |
- Volunteer match | signposting | MO,WE,FR 10:00-15:00 | Free | A cup of tea and an honest talk about what you would enjoy doing. | lang=en+pl+uk
- Safeguarding made short | adult_learning | 4TH 14:00-16:00 | Free | Leave with a policy of one page that you understand. |
Saltby Meeting Rooms | hub | Saltby, Salt Street 11 | 14 | food;company;neighbourhood | The old salt office, bought by the town in 2009 for one pound and a new roof. Six rooms, one good kitchen, and somebody always at the desk. | form=cio; reach=town; supports; aka=The Rooms+Saltby Community Anchor; hall; cap=120; kitchen; loop; lang=en+pl; own=phone; confirmed=2026-10-12
- Long table lunch | community_meal | MO,WE,FR 12:00-14:00 | £3 or what you can | Two courses at one long table. The rule is that you sit beside someone you did not come with. | cap=open
- Form filling | council_help | TH 10:00-12:30 | Free | Blue badges, bus passes and the council tax letter, done together. | lang=en+pl
- Warm room | warm_space | MO-FR 09:00-17:00 | Free | Armchairs, a jigsaw and the radio on low. Nobody will ask why you are there. |
- Baby and toddler morning | toddler_group | TU 09:30-11:30 | £1 a family | Play mats, strong coffee and a health visitor on the last Tuesday. |
- Desk for an hour | digital_help | TU,TH 13:00-16:00 | Free | A screen, a printer and someone patient. | lang=en+pl
Saltby Men's Shed | grass | @Saltby Meeting Rooms | 26 | men;company;work_and_skills | Two lathes, one temperamental bandsaw and a kettle that never cools. They mended every bench on the Strand last winter. | listing=anyone
- Open workshop | repair | TU,FR 10:00-15:00 | 50p for tea | Bring something broken or just bring yourself. | elig=Men and women over 18; cap=limited
- Men's first Monday | peer_support | 1MO 11:00-12:30 | Free | Bacon rolls, no lathes. Talk optional. |
Salt Street Singers | assoc | @Saltby Meeting Rooms | 41 | arts;company | Sea songs, hymns with the words changed, and one Abba number they refuse to give up. No auditions, ever. | listing=anyone
- Choir night | choir_and_music | WE 19:00-20:45 | £2 | Learn by ear; tea at half time. |
Polska Szkoła Sobotnia Saltby | assoc | @Saltby Meeting Rooms | 38 | children_and_families;culture_and_heritage | Saturday school run by parents so that children can talk to their grandmothers. The Christmas play is the best night of the year. | lang=pl+en; listing=anyone; aka=Polish Saturday School
- Saturday school | school_and_college | SA 10:00-13:00 | £30 a term | Polish reading, songs and history, ages 4 to 14. | lang=pl
Tuesday Knit and Natter | grass | @Saltby Meeting Rooms | 17 | company;arts | Squares for blankets, hats for the neonatal ward and a good deal of news. | listing=not_asked; confirmed=never
- Knitting circle | arts_and_crafts | TU 13:30-15:30 | 50p | Needles and wool are in the blue cupboard. |
Strand Carers' Table | grass | @Saltby Meeting Rooms | 12 | carers | Twelve people who look after somebody. They meet when the day centre bus is out, and nobody has to be cheerful. | listing=partners
- Carers' hour | carers_support | TH 11:00-12:00 | Free | Tea and plain talk among people who know. | elig=Anyone looking after someone
Saltby Gaming Nights | grass | @Saltby Meeting Rooms | 22 | young_people | Board games and battered consoles, started by two sixth-formers who were tired of the bus shelter. | listing=not_asked
- Games night | youth_club | FR 18:30-21:00 | £1 | Bring a game or borrow one. | elig=Ages 13 to 19
Panhouse Residents' Association | assoc | @Saltby Meeting Rooms | 63 | neighbourhood;homes | The terraces below the old pans. They keep the back lanes clear and the landlord on his toes. | listing=anyone
- Residents' open meeting | community_voice | 1TU 19:00-20:30 | Free | Damp, bins, parking, then biscuits. |
- Lane clear-up | nature_and_environment | -1SU 10:00-12:00 | Free | Gloves, brushes, flapjack. |
Saltby Pantry | grass | @Saltby Meeting Rooms | 15 | food | Shelves in what was the strongroom. You choose your own, and you are thanked for coming. | listing=anyone; lang=en+pl+ro
- Pantry | food_support | TU,FR 14:00-16:30 | £4 for a week's shop | Tins, veg from Oxenby and whatever the boats have over. | cap=limited; lang=en+pl+ro
- Cook what there is | cooking_and_food_skills | 1TU 16:30-18:00 | Free | One bag, three suppers. | lang=en+pl
Quay Corner Conversation Club | grass | @Saltby Meeting Rooms | 19 | learning;new_arrivals | English over cake, for people from the fish dock and the care homes. Started by a retired bus driver. | listing=partners; lang=en+pl+ro+lv
- Conversation club | english_classes | WE 17:30-19:00 | Free | No books. We talk about the week. | lang=en+pl+ro
Saltby Surgery | public | Saltby, Quay Lane 9 | 24 | physical_health | The practice for the west coast, over the old chandler's. Its nurses do the island's best flu day, with a tea urn. | lang=en+pl; reach=town; ods
- Appointments | gp_appointments | MO-FR 08:00-18:30 | Free | By phone, at the desk or on a paper slip through the door. |
- Blood pressure drop-in | health_checks | 1SA 09:30-12:00 | Free | Roll up a sleeve, no appointment. |
- Stop smoking | health_information | MO 17:00-19:00 | Free | | lang=en+pl
Saltby Primary School | public | Saltby, Chapel Hill 14 | 212 | children_and_families;learning | A hillside school where eleven home languages are spoken at the gate. | reach=town
- Breakfast club | childcare | MO-FR 07:45-08:45 | £1 | Porridge, toast and somebody to read to. |
- Coats and shoes rail | household_goods | FR 14:45-15:45 | Free | At the gate; take, leave, swap. |
St Piran by the Strand | faith | Saltby, Strand View 6 | 55 | faith_and_belief;company | A small stone church with salt in its walls and a very large teapot. The door is open in daylight. | form=exempt_or_excepted_charity; tradition=Christian (Anglican); hall; cap=80
- Sunday worship | prayer_and_worship | SU 10:30-11:45 | Free | Plain words, old tunes. |
- Soup and stillness | bereavement_support | 3TH 12:00-13:30 | Free | For anyone who has lost someone, last week or long ago. |
Saltby Methodist Chapel | faith | Saltby, Chapel Hill 3 | 34 | faith_and_belief;food | Plain pews, a fine harmonium, and a schoolroom that half the town has had a birthday in. | form=exempt_or_excepted_charity; tradition=Christian (Methodist); hall; cap=70; kitchen
- Friday tea | community_meal | FR 16:00-17:30 | Donations | Beans, eggs and homework at the same table. |
- Morning service | prayer_and_worship | SU 10:45-12:00 | Free | With a crèche at the back. |
Our Lady of the Haven | faith | Saltby, Salt Street 30 | 190 | faith_and_belief;new_arrivals | Mass in English and Polish, and on feast days a barbecue that stops the traffic. | form=exempt_or_excepted_charity; tradition=Christian (Roman Catholic); lang=en+pl+ml; aka=Saltby RC Parish
- Msza Święta | prayer_and_worship | SU 12:30-13:30 | Free | Polish Mass, then coffee in the porch. | lang=pl
- St Vincent visits | help_at_home | | Free | Two people will come to the house, with shopping if it helps. | ref=self_referral
- Parish supper | community_meal | 4FR 18:30-20:30 | Free | | lang=en+pl+ml
Strand Housing Co-operative | housing | Saltby, Panhouse Row 21 | 48 | homes;neighbourhood | Forty-eight flats run by the people who live in them. Meetings are long, rents are not. | form=cooperative_society; reach=neighbourhood
- Repairs morning | housing_advice | WE 09:30-12:00 | Free | Report it, or learn to fix it. | elig=Members
Saltpan Growers | grass | Saltby, Common Road 17 | 23 | nature_and_growing;food | Raised beds where the evaporating pans were. Anything that likes salt grows hugely; the rest is an experiment. | listing=anyone
- Digging day | gardening | SA 10:00-13:00 | Free | Boots and gloves to borrow. |
- Soil and silence | mental_health_support | WE 14:00-16:00 | Free | For people who would sooner weed than talk. |
Western Boatmen's Benevolent | assoc | Saltby, Quay Lane 2 | 70 | men;money_and_debt | A fishermen's friendly society that has paid for funerals, boots and dentists since 1871. | confirmed=2024-05-14
- Hardship purse | money_advice | | Free | A quiet word with any committee member. | ref=self_referral; elig=Fishing families
Quayside Chippy | business | Saltby, Quay Lane 16 | 8 | food;neighbourhood | Pensioners' fish on Wednesdays and a shelf for anyone short that week. The owner knows everyone's usual. | listing=anyone
- Wednesday fish | community_meal | WE 12:00-14:00 | £4.50 | Small cod, big welcome. | elig=Over 60s
The back-lane ladder man | own | Saltby | 1 | neighbourhood;older_people | Clears gutters and changes bulbs for older neighbours along the terraces and will take nothing for it but cake. |
Retired nurse, west side | joins | Saltby | 1 | physical_health | Thirty years on the wards and two free mornings. Would like to be useful somewhere with laughter in it. |
Fenwick Pavilion | hub | Fenwick Sands, Promenade 20 | 11 | company;arts;neighbourhood | A 1934 seaside pavilion, saved from the wreckers by a cake sale that ran for three years. Sprung floor, leaking dome. | form=charitable_company; hall; cap=220; kitchen; loop; reach=town; own=email
- Tea dance | social_group | TH 14:00-16:00 | £3.50 | Live piano; two left feet forgiven. |
- Winter warm lounge | warm_space | MO-FR 10:00-16:00 | Free | Sea view, soup at one. |
- Open mic for beginners | choir_and_music | -1FR 19:00-21:30 | Free | Five minutes each and a kind crowd. |
- Toddler tumble | toddler_group | TU 10:00-11:30 | £2 | |
Sands Sea Swimmers | grass | Fenwick Sands, Promenade 4 | 34 | moving_more;company;mental_health | They go in all year, slowly, in hats. Most came for the cold water and stayed for the flask afterwards. | listing=anyone; confirmed=2025-09-07
- Dawn dip | sport | TU,TH,SU 07:30-08:30 | Free | Meet at the second steps; someone always stays on the sand with towels. | elig=Over 16s
Fenwick Tide Singers | grass | @Fenwick Pavilion | 29 | arts;company | Shanties by people who get seasick. They sing at the care homes on the last Sunday of the month. | listing=not_asked
- Sing | choir_and_music | MO 19:30-21:00 | £1 | |
Pierhead Amateur Dramatic Society | assoc | @Fenwick Pavilion | 44 | arts | One farce, one panto and one play that nobody's parents understand, every year since 1926. | listing=anyone; aka=PADS
- Read-through night | drama_and_storytelling | WE 19:30-21:30 | £25 a year | Come and read; no one is cast against their will. |
Sit and Be Strong | grass | @Fenwick Pavilion | 21 | moving_more;older_people | Chair exercises to Motown. The oldest regular is ninety-four and heckles. | listing=partners
- Seated class | exercise_class | MO,FR 10:30-11:30 | £2 | Any chair, any knees. | cap=full
Fenwick Under Fives | assoc | @Fenwick Pavilion | 32 | children_and_families | Paint on the ceiling, sand in everything. Dads' morning on the first Saturday. | listing=anyone
- Stay and play | toddler_group | MO,WE 09:30-11:30 | £2 | |
- Dads' Saturday | parenting_support | 1SA 09:30-11:30 | Free | Bacon rolls and a ball pool. | elig=Fathers and grandfathers
Sandcastle Minds | grass | @Fenwick Pavilion | 13 | mental_health;company | Started on a bench by three people waiting for the same therapist. They walk when it is dry and draw when it is not. | listing=partners
- Bench group | peer_support | WE 13:00-15:00 | Free | No introductions round a circle, we promise. |
- Long walk, short words | walking_group | -1SA 11:00-14:00 | Free | |
Fenwick Sands Medical Centre | public | Fenwick Sands, Victoria Street 12 | 31 | physical_health | Twice as busy in August. Runs clinics in the Pavilion because the buses stop there. | ods; reach=town
- Appointments | gp_appointments | MO-FR 08:00-18:30 | Free | |
- Breathing clinic | health_checks | TH 13:30-16:00 | Free | Spirometry and inhaler help. | ref=professional_referral
Fenwick Sands Library | public | Fenwick Sands, Church Walk 9 | 4 | learning;company | One room, one stove, and a librarian who remembers what you liked. | reach=town; hall; cap=20
- Library | library | TU,TH,SA 10:00-16:00 | Free | |
- Tablet hour | digital_help | TH 14:00-15:00 | Free | Bring it even if you do not know what it is. |
- Story sands | toddler_group | SA 10:30-11:15 | Free | Stories with buckets. |
St Oswin's Fenwick | faith | Fenwick Sands, Church Walk 1 | 62 | faith_and_belief;food | Sailors' church with a boat hung in the nave. Runs the Thursday cupboard without fuss. | form=exempt_or_excepted_charity; tradition=Christian (Anglican); hall; cap=90; kitchen
- Thursday cupboard | food_support | TH 15:00-17:00 | Free | Help yourself and stay for toast. |
- Sung Eucharist | prayer_and_worship | SU 09:30-10:45 | Free | |
Fenwick Spiritualist Church | faith | Fenwick Sands, Victoria Street 33 | 18 | faith_and_belief | A tin tabernacle behind the arcade, painted sky blue. Quiet healing on Mondays. | tradition=Spiritualist; confirmed=2024-02-19
- Open circle | prayer_and_worship | SU 18:30-19:45 | Donations | |
Seafront Traders | assoc | Fenwick Sands, Pierhead Street 5 | 37 | work_and_skills;neighbourhood | Cafés, arcades and one excellent ironmonger. They light the front in winter and hire local teenagers in summer. | listing=anyone
- Summer jobs morning | employment_support | 2SA 10:00-12:00 | Free | | elig=Ages 16 to 21
Dunes Caravan Neighbours | grass | Fenwick Sands, Dune Road 22 | 30 | neighbourhood;money_and_debt | All-year residents of a park that is meant to be for holidays. They share gas bottles, lifts and good advice. | listing=no; disclosure=area
- Gas and gossip | energy_advice | SU/2 15:00-16:30 | Free | |
Beachcomber Bikes | enterprise | Fenwick Sands, Victoria Street 3 | 6 | work_and_skills;getting_about | Turns ferry-abandoned bicycles into transport and school refusers into mechanics. | form=cic
- Fix your own | repair | WE,SA 11:00-16:00 | Parts only | |
- Bench apprentices | employment_support | MO,TU 10:00-15:00 | Free | Two days a week with an oily mentor. | elig=Ages 15 to 18; ref=professional_referral; cap=full
Marram House | housing | Fenwick Sands, Links Avenue 7 | 40 | older_people;homes | Forty flats for people over sixty, with a piano that is always in tune. | form=community_benefit_society
- Open piano tea | social_group | WE 15:00-16:30 | £1 | Neighbours welcome. |
- Stairlift film club | social_group | 2TH 18:30-21:00 | £1 | |
The deckchair philosopher | own | Fenwick Sands | 1 | mental_health;company | Puts out two deckchairs on the front every fine day and listens to whoever takes the second. | listing=no
Promenade Dementia Café | grass | @Fenwick Sands Library | 16 | older_people;carers | Songs from the right decade, cups with proper handles. Carers get ten minutes to look at the sea. | listing=anyone
- Memory café | dementia_support | 2TU 14:00-15:30 | Free | |
Northern Lights Lifeboat Shop | national | Fenwick Sands, Pierhead Street 14 | 9 | safety | Shop and crew room for a national sea-safety charity; the volunteers teach float-to-live to every ten-year-old. | aka=Lifeboat shop
- Float to live | sport | | Free | Pool session for school classes. | elig=Year 6 classes
Dune Wardens | grass | Fenwick Sands, Dune Road 4 | 25 | nature_and_growing;moving_more | Plant marram, count lizards, carry out other people's barbecues. | listing=anyone; confirmed=2026-05-03
- Wardens' walk | nature_and_environment | 1SU 10:00-12:30 | Free | |
- Dune school | nature_and_environment | WE 13:30-15:30 | Free | | elig=School classes
Eastholm Net Loft | hub | Eastholm, Harbour Row 12 | 7 | company;work_and_skills;culture_and_heritage | Nets upstairs, meals downstairs, an ancient woodstove between. The harbour's front room. | form=community_benefit_society; hall; cap=60; kitchen; reach=town
- Harbour breakfast | community_meal | SA 08:00-10:30 | £3 | Kippers or not kippers. |
- Boat-building | adult_learning | TU,TH 18:30-21:00 | £5 | One skiff a winter, built by whoever turns up. |
- Warm loft | warm_space | MO-FR 13:00-17:00 | Free | |
- Ukulele for the tone-deaf | choir_and_music | MO 19:00-20:30 | £2 | |
Eastholm Rowing Club | assoc | @Eastholm Net Loft | 52 | moving_more;women | Four skiffs, mostly women over forty, feared from here to Whithorn. | listing=anyone
- Novice row | sport | SU 09:00-11:00 | First three free | |
- Row after cancer | exercise_class | TH 10:00-11:30 | Free | Gentle, seated, coxed by someone who has been there. |
Harbour Rag Rug Makers | grass | @Eastholm Net Loft | 11 | arts;company | Old jerseys into rugs, one story to a stripe. | listing=not_asked; confirmed=never
- Rug table | arts_and_crafts | WE 14:00-16:00 | Free | |
Deep Water Dads | grass | @Eastholm Net Loft | 14 | men;children_and_families | Fathers who work away on the rigs and the wind farms, learning to come home. | listing=partners
- Saturday pancakes | parenting_support | 3SA 10:00-12:00 | Free | Children very much included. |
Eastholm Health Centre | public | Eastholm, Kirkgate 18 | 19 | physical_health | A practice of four doctors and one formidable receptionist, with a bench garden patients planted. | ods; reach=town
- Appointments | gp_appointments | MO-FR 08:00-18:00 | Free | |
- Walk from the door | walking_group | FR 11:00-11:45 | Free | A flat half hour with the practice nurse. |
St Brannock, Eastholm | faith | Eastholm, Kirkgate 3 | 48 | faith_and_belief;company | Priory church with a leper's window and, these days, a breakfast hatch. | form=exempt_or_excepted_charity; tradition=Christian (Anglican); hall; cap=110
- Hatch breakfast | food_support | MO,TH 08:00-09:15 | Free | Through the window, no questions. |
- Morning prayer | prayer_and_worship | MO-FR 08:45-09:15 | Free | |
Ness Quaker Meeting | faith | Eastholm, Priory Lane 8 | 16 | faith_and_belief;new_arrivals | Sits in silence on Sundays and in committee on everything else. Their back room has sheltered three families. | form=unincorporated_association; tradition=Quaker; aka=Religious Society of Friends, Eastholm
- Meeting for worship | prayer_and_worship | SU 10:30-11:30 | Free | |
- Welcome kitchen | refugee_welcome | 2SA 12:00-15:00 | Free | Everyone brings a dish from where they were born. | lang=en+uk+ar
- Papers and post | legal_advice | 1MO 17:00-19:00 | Free | Someone to sit with you and the letter from the Home Office. | lang=en+uk
Eastholm Primary School | public | Eastholm, Green Lane 10 | 168 | children_and_families;learning | Every child learns to row, swim and read the tide table. | reach=town
- Grandparents reading | homework_help | TU 13:30-14:45 | Free | |
- Tide table maths | parenting_support | 1WE 14:30-15:30 | Free | |
Holm Crofters' Market | enterprise | Eastholm, Kirkgate 30 | 18 | food;nature_and_growing | Growers' co-op with a stall, a freezer and a fair price for ugly carrots. | form=cooperative_society
- Market | food_support | SA 09:00-13:00 | Pay what it says, or less | Green tokens taken, no name needed. |
Cockle Bay Surf Lifesavers | assoc | Eastholm, Green Lane 25 | 46 | safety;young_people;moving_more | Teenagers in rashguards who have pulled out eleven grown men. | listing=anyone
- Nippers | youth_club | SA 10:00-12:00 | £2 | | elig=Ages 8 to 13
Eastholm Allotment Society | assoc | Eastholm, Priory Lane 29 | 58 | nature_and_growing | A waiting list longer than a marrow, so they split plots and share sheds. | confirmed=2023-08-20; listing=anyone
- Half-plot scheme | gardening | | £18 a year | | cap=full
Puffin Café | business | Eastholm, Harbour Row 20 | 5 | company | Chatter table every morning, marked with a china puffin: sit there and you will be talked to. | listing=anyone
- Puffin table | social_group | MO-SA 10:00-11:30 | Price of a tea | |
Harbourmaster's wife's list | own | Eastholm | 1 | older_people;safety | Knows who has not opened their curtains. Rings round in every storm and will not hear of it being called volunteering. |
Priory Close Neighbours | grass | Eastholm, Priory Lane 17 | 24 | neighbourhood | One WhatsApp group, one wheelbarrow, one very long extension lead. | listing=not_asked
Islanders with Sight Loss | grass | @Eastholm Health Centre | 15 | disability;company | Swap gadgets, compare buses and describe the sunset to each other, competitively. | listing=partners; confirmed=2026-07-09
- Talking tables | peer_support | 1WE 13:30-15:00 | Free | Large print, audio and two guide dogs. |
Thornley Wool Hall | hub | Thornley, Cross Street 4 | 6 | company;neighbourhood | Built for fleeces, now used for everything. The floor slopes, so nobody plays marbles. | form=charitable_trust; hall; cap=90; kitchen; reach=town
- Soup Tuesday | community_meal | TU 12:00-13:30 | £2 | |
- Warm afternoon | warm_space | MO,WE 13:00-17:00 | Free | |
- Farm sums | money_advice | 3WE 19:00-21:00 | Free | Subsidy forms, done with tea. |
Wool Hall Fiddlers | grass | @Thornley Wool Hall | 18 | arts | Beginners in front, because that is the only way to learn. | listing=anyone
- Slow session | choir_and_music | 2FR,4FR 19:30-22:00 | Free | |
Thornley Lunch Club | grass | @Thornley Wool Hall | 27 | older_people;food;company | Fourteen cooks on a rota and a waiting list for the rota. On no list but this one. | listing=not_asked
- Thursday dinner | community_meal | TH 12:00-14:00 | £4 | Meat, veg and a proper pudding. | cap=full
Thornley Young Farmers | assoc | @Thornley Wool Hall | 33 | young_people;mental_health | Tug-of-war, first aid, and since 2023 a phone rota for anybody who is low at lambing. | listing=anyone
- Club night | youth_club | TU 19:30-21:30 | £3 | | elig=Ages 14 to 28
- Lambing line | befriending | | Free | Ring another farmer at any hour in April. | ref=self_referral
Larrow Home Educators | grass | @Thornley Wool Hall | 20 | children_and_families;learning | Eleven families, a microscope and a rope swing. | listing=not_asked
- Friday project | school_and_college | FR 10:00-13:00 | £2 a child | |
Thornley Surgery | public | Thornley, Wells Road 6 | 15 | physical_health | Hill practice with its own dispensary and a doctor who still does home visits by Land Rover. | ods; reach=town
- Appointments | gp_appointments | MO-FR 08:30-18:00 | Free | |
- Dispensary | pharmacy_services | MO-FR 09:00-17:30 | Free | Delivered up the valleys on Thursdays. |
- Farmers' MOT | health_checks | 1TU 09:30-12:30 | Free | At the auction mart, boots on. |
Thornley Friends Meeting House | faith | Thornley, Meeting House Lane 2 | 9 | faith_and_belief | Nine Quakers and a burial ground full of bees. Lent free for any meeting where people will listen. | tradition=Quaker; hall; cap=40; step=no
- Meeting for worship | prayer_and_worship | 1SU,3SU 11:00-12:00 | Free | |
Bethel Chapel, Thornley | faith | Thornley, Wool Row 15 | 25 | faith_and_belief;children_and_families | Independent chapel known for its hymn-singing and its bouncy castle. | tradition=Christian (Independent); kitchen
- Messy tea | community_meal | 3SU 15:30-17:30 | Free | |
Thornley Village Shop | enterprise | Thornley, Cross Street 19 | 31 | food;neighbourhood | Bought by two hundred shareholders when the last grocer retired. Post office, parcels, gossip. | form=community_benefit_society; aka=The Co-op of Thornley
- Slate scheme | food_support | MO-SA 08:00-18:00 | Pay when you can | A small tab, never a name on the wall. | ref=self_referral
Larrow Fell Rescue | assoc | Thornley, Saddle Street 11 | 28 | safety;moving_more | Turn out in every weather for walkers in trainers. Also deliver prescriptions in snow. | form=cio
- Hill sense | adult_learning | 1SA 10:00-15:00 | Donations | Map, compass, common sense. |
Wells Road Bowls | assoc | Thornley, Wells Road 28 | 36 | older_people;moving_more | Ladies' day is Wednesday and has been since 1951; men may make the tea. | confirmed=2024-06-30
- Roll-up | sport | WE,SA 14:00-16:30 | £1 | |
Thornley Primary School | public | Thornley, Wells Road 15 | 97 | children_and_families;learning | Four classes and a flock of seven sheep, on the register by name. | reach=town
- After-school farm | childcare | MO-TH 15:15-17:00 | £4 | |
The Bus Shelter Librarian | own | Thornley | 1 | learning;company | Fills the bus shelter with paperbacks, and knows who waits there when there is no bus. |
Fellside Joinery | business | Thornley, Saddle Street 24 | 7 | work_and_skills | Takes an apprentice a year from the Link Room and gives offcuts to anyone with a shed. | listing=partners
Kirk Larrow Reading Room | hub | Kirk Larrow, Kirk Street 5 | 5 | learning;company | A lamplit Victorian reading room with broadband, which is more than the rest of the village has. | form=charitable_trust; hall; cap=45; reach=neighbourhood
- Digital fireside | digital_help | MO 14:00-16:00 | Free | |
- Film with an interval | social_group | 1FR 19:00-21:30 | £3 | |
- Reading aloud | drama_and_storytelling | 2TU 14:30-16:00 | Free | |
Kirk Larrow Hill Singers | grass | @Kirk Larrow Reading Room | 14 | arts | Manx and Cumbrian songs, one verse of each language per pint. | lang=en; listing=anyone
- Sing-round | choir_and_music | 3TH 19:30-21:30 | Free | |
Kirk Larrow Parish Church | faith | Kirk Larrow, Kirk Street 1 | 19 | faith_and_belief | Nineteen on a good Sunday, two hundred at lambing service, including lambs. | form=exempt_or_excepted_charity; tradition=Christian (Anglican); recog=register; confirmed=never
- Lamplight evensong | prayer_and_worship | 2SU 16:00-16:45 | Free | |
North Shore Car Share | grass | Kirk Larrow | 21 | getting_about | Seven drivers, one diary, and no bus since 2019. They go to the hospital every Tuesday. | listing=partners; place=no_fixed_place
- Tuesday run | transport | TU 09:00-15:00 | 45p a mile | Ring Iris by Sunday night. | elig=Anyone between Kirk Larrow and Skerry Haven; cap=limited
Skerry Haven Village Hall | hub | Skerry Haven, Haven Street 3 | 8 | company;neighbourhood | Corrugated iron, dance floor, tsunami of bunting. Booked by ringing Moira. | form=charity_unincorporated; hall; cap=75; kitchen
- Whist and warm | warm_space | WE 14:00-17:00 | £1 | |
- Pop-up post office | council_help | TH 10:00-12:00 | Free | |
- Table tennis, all ages | sport | TH 18:00-20:00 | £1 | |
Skerry Lifeboat Supper Club | grass | @Skerry Haven Village Hall | 22 | food;company | Once a month, whatever was landed. Pay into the boot. | listing=not_asked
- Supper | community_meal | -1SA 18:30-21:00 | Donations | |
Haven Women's Institute | assoc | @Skerry Haven Village Hall | 26 | women;learning | Crumbles and campaigns. They got the slipway light mended. | listing=anyone
- Monthly meeting | social_group | 2TH 19:00-21:00 | £48 a year | |
Skerry Seal Watch | grass | Skerry Haven, Shore Row 7 | 12 | nature_and_growing | Counts pups at dawn and shoos drones at noon. | listing=anyone; confirmed=2025-03-16
- Seal shift | nature_and_environment | SA,SU 08:00-11:00 | Free | |
Shore Row Smokery | business | Skerry Haven, Shore Row 15 | 4 | work_and_skills | Three women and a chimney. Their kipper run doubles as a welfare check. | listing=not_asked; confirmed=never
- Kipper run | befriending | FR 09:00-12:00 | Price of a kipper | |
Highcombe Old School | hub | Highcombe, Combe Street 9 | 10 | children_and_families;learning;company | Two classrooms, one bell and an orchard, run by the parents who once sat in it. | form=cio; hall; cap=85; kitchen; loop; reach=town
- Orchard café | community_meal | WE,FR 10:00-14:00 | Pay as you feel | Run by trainees from the Link Room. |
- Stay, play, stay longer | toddler_group | TH 09:30-12:00 | £1.50 | |
- Homework den | homework_help | MO,TU 15:30-17:30 | Free | |
- Young carers' night | carers_support | 1FR 17:00-19:00 | Free | Pizza and no questions. | elig=Ages 8 to 18
Highcombe Orchard Group | grass | @Highcombe Old School | 19 | nature_and_growing | Forty-two trees, most of them unidentified and all of them sung to in January. | listing=anyone
- Pruning and pie | gardening | 3SA 10:00-13:00 | Free | |
Combe Quilters | grass | @Highcombe Old School | 16 | arts;women | A quilt for every baby and one for every funeral. | listing=not_asked
- Frame night | arts_and_crafts | TH 19:00-21:00 | £1 | |
Autism and Us, Highcombe | grass | @Highcombe Old School | 24 | disability;children_and_families | Families who wanted one place where nobody stares. Lights low, trampoline permanent. | listing=partners
- Quiet Sunday | peer_support | 2SU 14:00-16:30 | Free | Come, go, lie under the table. |
Highcombe Practice | public | Highcombe, Combe Street 26 | 17 | physical_health | Sits between two schools and a care home, and knows all three by first name. | ods; reach=town
- Appointments | gp_appointments | MO-FR 08:00-18:00 | Free | |
- Bumps and babies | maternity_care | TU 10:00-12:00 | Free | Midwife, health visitor and a large rug. |
Highcombe School | public | Highcombe, Top Road 8 | 640 | young_people;learning | The north's secondary school, whose sixth form runs the island's only student radio. | reach=district; aka=Highcombe Comp
- Community sports hall | sport | MO-FR 18:00-21:30 | £3 | |
- Combe FM | youth_club | MO,WE 12:30-13:15 | Free | Student radio. | elig=Pupils
St Aidan's Highcombe | faith | Highcombe, Church Bank 2 | 58 | faith_and_belief;children_and_families | A Victorian barn of a church with underfloor heating, which has made it popular. | form=exempt_or_excepted_charity; tradition=Christian (Anglican); hall; cap=150
- All-age service | prayer_and_worship | SU 10:00-11:00 | Free | |
- Uniform rail | household_goods | SA 10:00-12:00 | Free | Jumpers, boots, prom dresses. |
Fold Farm | enterprise | Highcombe, Fold Lane 12 | 12 | nature_and_growing;mental_health;disability | Care farm with four donkeys on the payroll. Some people come to talk; some come to not. | form=cic
- Farm day | mental_health_support | TU,WE,TH 10:00-15:00 | £25 or funded | | ref=professional_referral; cap=limited
- Donkey Saturday | social_group | 2SA 11:00-14:00 | Free | |
- Young hands | youth_club | FR 15:30-16:00 | Free | | elig=Ages 11 to 16; cap=full
Highcombe Ramblers | assoc | Highcombe, Quarryside 5 | 47 | moving_more;company | Graded by cake: one-slice, two-slice and whole-cake walks. | listing=anyone
- One-slice walk | walking_group | TU 10:30-12:00 | Free | Flat, slow, near a toilet. |
- Whole-cake walk | walking_group | SU/2 09:30-15:30 | Free | |
Combe Credit Circle | grass | Highcombe, Church Bank 11 | 10 | money_and_debt;women | Ten women, twenty pounds a month, one pot each in turn. It has bought two ovens and a divorce. | listing=no; confirmed=2026-04-18
Top Road Tenants | assoc | Highcombe, Top Road 22 | 54 | homes;neighbourhood | Won the bus stop, are working on the damp. | listing=anyone; confirmed=2025-01-22
- Tenants' evening | community_voice | 2MO 19:00-20:30 | Free | |
The lad with the tractor | own | Highcombe | 1 | getting_about;safety | Digs out the whole top road before six, every time it snows, and says he was going that way. |
Withy Green Institute | hub | Withy Green, Green Side 4 | 6 | company;culture_and_heritage | One billiard table, one honours board, one brand new ramp. | form=charitable_trust; hall; cap=55; kitchen
- Bingo and soup | community_meal | FR 12:00-14:30 | £3 | |
- Billiards and blether | social_group | TU 19:00-22:00 | £1 | |
Withy Basket Makers | enterprise | @Withy Green Institute | 7 | work_and_skills;culture_and_heritage | Cut their own willow, teach anyone with patience and thumbs. | form=cic
- Willow Wednesdays | arts_and_crafts | WE 10:00-15:00 | £5 | |
Withy Green Good Neighbours | grass | @Withy Green Institute | 18 | older_people;getting_about | A phone that rings in the shop; whoever is nearest goes. | listing=partners
- Neighbour phone | help_at_home | MO-SA 09:00-18:00 | Free | Prescriptions, lightbulbs, a lift to the ferry. | ref=self_referral
Oxenby Forge | hub | Oxenby, Forge Lane 2 | 7 | work_and_skills;company;food | Still has the anvil. Now also a café, a shop on Fridays and the only public toilet for six miles. | form=cic; hall; cap=35; kitchen
- Forge café | community_meal | TU,TH,SA 10:00-15:00 | Pay as you feel | |
- Blacksmith's Sunday | adult_learning | 1SU 10:00-16:00 | £15 or barter | |
Oxenby Veg Shed | grass | @Oxenby Forge | 9 | food;nature_and_growing | An honesty box and whatever is up. Sends two crates a week to Saltby. | listing=anyone
- Honesty shed | food_support | SA,SU 08:00-18:00 | What it is worth to you | |
Oxenby Flower Show Committee | assoc | Oxenby, Forge Lane 14 | 15 | nature_and_growing;culture_and_heritage | Dahlias, scones and a feud of sixty years' standing. | confirmed=2023-09-02; listing=anyone
Young carer who bakes | joins | Oxenby | 1 | young_people;food | Seventeen, looks after a brother, and would love to sell sourdough or give it away. |
Larkmere Central Library | public | Larkmere, Library Square 2 | 18 | learning;digital | Carnegie's dome, six languages on the shelves and a stair of sleeping students. | reach=district; hall; cap=60; loop; lang=en+uk+ar+pl
- Library | library | MO-SA 09:00-18:00 | Free | |
- Computer buddies | digital_help | MO,WE 10:00-12:00 | Free | One to one, as slow as you like. |
- English café | english_classes | TU 18:00-19:30 | Free | | lang=en+uk+ar
- Rhyme time | toddler_group | WE,FR 10:30-11:15 | Free | | lang=en+uk
Larkmere Council Hub | public | Larkmere, Market Place 1 | 60 | homes;money_and_debt | Benefits, housing and bins at one desk, in what used to be the bank. | reach=district; form=public_body
- One desk | council_help | MO-FR 09:00-17:00 | Free | |
- Homelessness team | homeless_support | MO-FR 09:00-17:00 | Free | Out of hours by phone. | ref=self_referral
- Winter fuel help | energy_advice | WE 09:30-16:00 | Free | |
Market Place Practice | public | Larkmere, Market Place 14 | 42 | physical_health | The island's largest practice, with two link workers who are never in because they are out. | ods; reach=town; lang=en+pl+uk
- Appointments | gp_appointments | MO-FR 08:00-18:30 | Free | |
- Link worker hour | signposting | WE 13:00-15:00 | Free | In the library, not the surgery. |
- Baby clinic | maternity_care | TH 09:30-12:00 | Free | | lang=en+pl+uk
Castle Medical Group | public | Larkmere, Castle Street 20 | 35 | physical_health | Training practice with a garden on the roof. | ods; reach=town
- Appointments | gp_appointments | MO-FR 08:00-18:30 | Free | |
- Evening jabs | vaccination | TH 17:00-19:30 | Free | |
- Roof garden hour | gardening | WE 12:00-13:00 | Free | Patients, trainees, tomatoes. |
Millfields Surgery | public | Larkmere, Mill Lane 18 | 22 | physical_health | Looks after the mill estates, in five languages and two temporary cabins. | ods; reach=ward; lang=en+uk+ar+bn+ro
- Appointments | gp_appointments | MO-FR 08:00-18:30 | Free | |
- Pressure check at the gate | health_checks | 3FR 08:30-09:30 | Free | At the primary school gate. |
- Diabetes kitchen | health_information | 2TH 10:30-12:30 | Free | Cook it, eat it, measure it. | lang=en+bn
Bridge End Surgery | public | Larkmere, Saltings View 5 | 20 | physical_health | East-bank practice whose waiting room doubles as an art gallery. | ods; reach=ward
- Appointments | gp_appointments | MO-FR 08:00-18:00 | Free | |
Northgate Health Centre | public | Larkmere, Northgate 10 | 27 | physical_health;mental_health | Doctors, talking therapies and a pharmacy, round one courtyard with a fig tree. | ods; reach=ward; nhs
- Appointments | gp_appointments | MO-FR 08:00-18:30 | Free | |
- Talking therapies | counselling | MO-FR 09:00-19:00 | Free | | ref=self_referral; cap=limited
- Pharmacy | pharmacy_services | MO-SA 09:00-18:00 | Free | |
Larkmere Academy | public | Larkmere, Orchard Avenue 12 | 980 | young_people;learning | Big, loud, proud of its choir and its welders. | reach=district
- Family learning night | adult_learning | WE 18:00-20:00 | Free | Maths you were taught differently. |
Mill Lane Primary School | public | Larkmere, Mill Lane 4 | 390 | children_and_families | Nineteen languages, one enormous pan of porridge. | reach=ward; lang=en+uk+ar+bn+pl
- Parents' room | parenting_support | MO-FR 08:45-10:00 | Free | | lang=en+ar+bn
Larkmere Leisure Centre | public | Larkmere, Ropewalk 24 | 33 | moving_more | Warm pool, cold showers, kind lifeguards. | reach=district; hall; cap=100
- Women's swim | sport | SU 18:00-19:30 | £2 | Blinds down, women on poolside. | elig=Women and girls over 8
- Heart class | exercise_class | TU,TH 11:00-12:00 | £3 | | ref=professional_referral
The Link Room | hub | Larkmere, Tanner Row 16 | 13 | mental_health;work_and_skills;company | A former tannery where people get from not-yet to nearly. Big windows, no lanyards. | form=cio; hall; cap=70; kitchen; loop; own=in_person
- Open door | mental_health_support | MO-FR 10:00-16:00 | Free | |
- Second Chance Kitchen | cooking_and_food_skills | TU,TH 10:00-13:00 | Free | Learn it, eat it, take one home. |
- Job club | employment_support | WE 10:00-12:30 | Free | |
- Tuesday talk | counselling | TU 14:00-18:00 | Free | | ref=self_referral; cap=limited
Larkmere Seafarers' Hall | hub | Larkmere, Quay Street 10 | 9 | company;new_arrivals;neighbourhood | Where crews once waited for ships and now families wait for news. Beds upstairs, dominoes down. | form=charitable_trust; hall; cap=130; kitchen; lang=en+fil+uk+ar
- Quay canteen | community_meal | MO-FR 12:00-14:00 | £2.50 or nothing | |
- Crew welcome | signposting | MO-SA 16:00-21:00 | Free | SIM cards, socks, a call home. | elig=Seafarers; lang=en+fil
- Warm mess | warm_space | MO-SU 10:00-20:00 | Free | |
- Dominoes | social_group | TH 19:00-22:00 | Free | |
Bankfield Community House | hub | Larkmere, Bankfield Road 12 | 8 | children_and_families;neighbourhood;food | Two council semis knocked together by the mothers who lived either side. | form=cio; hall; cap=40; kitchen
- Front-room playgroup | toddler_group | MO,WE,FR 09:30-11:30 | 50p | |
- Bankfield fridge | food_support | MO-FR 15:00-17:00 | Free | |
- Sewing bee | adult_learning | TH 12:30-14:30 | Free | | lang=en+ar
- Rights over toast | money_advice | WE 09:30-11:00 | Free | With Advice Now. | lang=en+ar
Bankfield Mothers' Circle | grass | @Bankfield Community House | 18 | women;children_and_families | Started in a stairwell. They bring the food, the babies and the petition. | listing=not_asked; lang=en+ar+so
- Circle | peer_support | TU 10:00-12:00 | Free | | lang=en+ar+so
Bankfield Boxing | assoc | @Bankfield Community House | 45 | young_people;moving_more | Gloves for four-year-olds up, and a coach who goes to parents' evenings. | listing=anyone
- Gym nights | sport | MO,WE,FR 17:30-20:00 | £1 | |
- Ladies' gloves | exercise_class | TU 18:00-19:00 | £1 | No contact, much laughter. | elig=Women
Larkmere Islamic Centre | faith | Larkmere, Chapel Street 18 | 260 | faith_and_belief;new_arrivals;children_and_families | A chapel once, a mosque now; the harmonium went to the Methodists. Friday lunch feeds the whole street. | form=cio; tradition=Muslim; lang=en+ar+bn+ur; hall; cap=140; kitchen; own=in_person
- Jumu'ah | prayer_and_worship | FR 13:00-14:00 | Free | | lang=en+ar
- Friday plates | community_meal | FR 14:00-15:30 | Free | Everybody, of any faith or none. |
- Women's study and tea | adult_learning | SA 11:00-13:00 | Free | | lang=en+ar+bn
- Homework circle | homework_help | MO,WE 17:00-18:30 | Free | All children welcome. | lang=en+bn+ar
Guru Nanak Sangat Larkmere | faith | Larkmere, Weavers Lane 9 | 85 | faith_and_belief;food | A weaving shed turned gurdwara, known from the ferry by its saffron flag. | form=cio; tradition=Sikh; lang=en+pa; kitchen; hall; cap=100
- Langar | community_meal | SU 12:00-15:00 | Free | Shoes off, heads covered, seconds expected. | lang=en+pa
- Elders' yoga | exercise_class | WE 10:00-11:00 | Free | | lang=en+pa
- Boxes for the bench | food_support | SU 15:00-16:00 | Free | What is left, delivered by bicycle. |
Larkmere Hindu Mandal | faith | @Larkmere Seafarers' Hall | 40 | faith_and_belief;culture_and_heritage | Forty nurses, engineers and their children, who unpack a temple from four suitcases twice a month. | form=unincorporated_association; tradition=Hindu; lang=en+hi+gu+ta
- Satsang | prayer_and_worship | 2SU,4SU 16:00-18:00 | Free | | lang=en+hi+gu
Larkmere Hebrew Congregation | faith | nowhere | 14 | faith_and_belief | Fourteen people, a travelling scroll, and a Seder that is always full. Meets in members' homes. | form=unincorporated_association; tradition=Jewish; listing=partners; lang=en+he
- Kabbalat Shabbat | prayer_and_worship | 1FR 18:30-21:00 | Bring a dish | | ref=self_referral
Buddhist Sitting Group | faith | @The Link Room | 17 | faith_and_belief;mental_health | Cushions, silence, and rather good biscuits. | form=none; tradition=Buddhist; listing=anyone
- Sitting | prayer_and_worship | MO 18:30-20:00 | Donations | |
Larkmere Minster | faith | Larkmere, Castle Street 3 | 140 | faith_and_belief;arts;food | A thousand years of candles and, since 2011, a night shelter in the crypt each winter. | form=exempt_or_excepted_charity; tradition=Christian (Anglican); hall; cap=300; loop
- Choral evensong | prayer_and_worship | WE,SU 17:30-18:15 | Free | |
- Crypt beds | homeless_support | MO-SU 20:00-08:00 | Free | November to March. | ref=self_referral; cap=limited
- Organ and sandwich | choir_and_music | 1TH 13:00-13:45 | Free | Bring the sandwich. |
Living Water Fellowship | faith | Larkmere, Lamplighter Street 15 | 120 | faith_and_belief;young_people;money_and_debt | Pentecostal church in a carpet warehouse. The band is loud and the debt centre is quiet. | tradition=Christian (Pentecostal); form=charitable_company; lang=en+yo+pt+ml; hall; cap=180; kitchen
- Sunday celebration | prayer_and_worship | SU 11:00-13:00 | Free | |
- Debt centre | money_advice | TU 10:00-15:00 | Free | | ref=self_referral
Ukrainian Hour | grass | @Larkmere Central Library | 36 | new_arrivals;culture_and_heritage | Sunflowers in the window and a list of who has a spare cot. | lang=uk+en+ru; listing=anyone
- Ukrainian Hour | refugee_welcome | SA 14:00-16:00 | Free | | lang=uk+en
Mere Side Story | grass | @Larkmere Central Library | 21 | arts;company | Read aloud, a few pages each, whoever you are. Two members learned to read here at seventy. | listing=anyone
- Shared reading | drama_and_storytelling | TH 10:30-12:00 | Free | |
Larkmere Local History Society | assoc | @Larkmere Central Library | 88 | culture_and_heritage | Photographs in shoe boxes, slowly being named. | listing=anyone
- Name that face | history_and_heritage | 1WE 14:00-16:00 | Free | |
Stroke of Luck | grass | @Larkmere Leisure Centre | 18 | disability;moving_more | Table tennis after stroke. The name was a vote; it was close. | listing=partners
- Table tennis | sport | MO,TH 14:00-15:30 | £2 | |
Larkmere Time Bank | bank | Larkmere, Chapel Street 5 | 126 | neighbourhood;company | An hour is an hour, whether it is plumbing or listening. The record is held by a retired judge who walks dogs. | form=cio; lang=en+pl+uk; own=email; confirmed=2026-11-02
- Swap morning | signposting | SA 10:00-12:00 | An hour of your time | |
- Mending library | repair | 3SA 10:00-13:00 | Time credits | |
- Welcome walk | walking_group | 1SU 11:00-12:30 | Free | Meet three members and a dog. |
Larkmere Homes | housing | Larkmere, Market Place 9 | 3100 | homes;neighbourhood | Looks after three thousand homes and, on good days, the people in them. | form=community_benefit_society; reach=district
- Tenancy coaches | housing_advice | MO-FR 09:00-17:00 | Free | | elig=Tenants
- Boiler and bills | energy_advice | TH 10:00-15:00 | Free | |
- Move-in painters | repair | | Free | Volunteers paint your first room with you. | elig=New tenants; ref=self_referral
Ropewalk Almshouses | housing | Larkmere, Ropewalk 6 | 22 | older_people;homes | Twenty-two front doors round one lawn, since 1642. The residents choose each new neighbour. | form=charitable_trust
- Lawn tea | social_group | WE 15:00-16:30 | Free | Over the wall and in. | elig=Over 60s
Lantern House | housing | Larkmere, Heron Drive 31 | 16 | safety;women;homes | A safe place for women and children to start again. | private; disclosure=hidden; listing=partners; form=charitable_company
- Refuge | domestic_abuse_support | MO-SU 00:00-23:59 | Free | Ring the helpline at any hour; they will meet you. | ref=self_referral; lang=en+pl+uk+ar
Bread and Tide | enterprise | Larkmere, Harbour Street 12 | 15 | food;work_and_skills | Bakery that hires from the prison boat and sells out by ten. | form=cic
- Bakers' start | employment_support | MO-TH 05:00-11:00 | Paid | | ref=professional_referral
- Yesterday's loaf | food_support | MO-SA 15:00-16:00 | Free | Help yourself from the red door. |
Larkmere Reuse Depot | enterprise | Larkmere, Coopers Yard 4 | 20 | homes;work_and_skills | Sofas, bikes and pianos looking for a second life; so are some of the staff. | form=cic
- Furniture floor | household_goods | TU-SA 10:00-16:00 | From £5 | Starter packs for people leaving shelter. |
Harbour Credit Union | enterprise | Larkmere, Market Place 22 | 11 | money_and_debt | Saves with you first, lends to you second. | form=cooperative_society; reach=district
- Collection point | money_advice | MO-FR 10:00-15:00 | From £1 | Also at Saltby on Thursdays. |
Lark Community Transport | enterprise | Larkmere, Quarry Road 6 | 17 | getting_about;disability | Five minibuses, all named after shipping forecasts. | form=charitable_company; reach=district
- Dial-a-ride | transport | MO-FR 08:30-17:30 | £3 | Book by noon the day before. | ref=self_referral; cap=limited
- Evening Dogger | transport | TH,FR 18:00-22:30 | £3 | For choirs, clubs and courting. | ref=self_referral
Sound Advice Radio | enterprise | Larkmere, Star Street 7 | 24 | arts;culture_and_heritage | Community radio on 97.4: shipping, requests and an hour in Polish. | form=cic; lang=en+pl+uk; reach=district
- Learn to broadcast | adult_learning | SA 10:00-13:00 | Free | |
Meremade Repair Café | grass | @Larkmere Time Bank | 14 | neighbourhood;work_and_skills | Toasters resurrected, zips persuaded, nobody told they should have bought better. | listing=anyone
- Repair café | repair | 2SA 10:00-13:00 | Donations | |
Befriend Britain, Larkmere | national | Larkmere, Star Street 18 | 5 | older_people;company | The local desk of a national befriending charity: forty pairs of people who ring each other on Sundays. | aka=Befriend Britain
- Sunday call | befriending | SU 14:00-17:00 | Free | | elig=Over 65s; ref=self_referral
Crossroads Memory Trust | national | Larkmere, Priory Street 11 | 6 | older_people;carers | Dementia advisers who come to your kitchen and drink your tea. | form=charitable_company
- Home visits | dementia_support | MO-FR 09:00-17:00 | Free | | ref=self_referral
Children First Isles | national | Larkmere, School Lane 6 | 14 | children_and_families | Family workers on loan from a big charity, now so local that they referee the football. | form=charitable_company; aka=CFI
- Family drop-in | parenting_support | WE 09:30-12:00 | Free | |
Breathe Easy Isles | national | @Northgate Health Centre | 22 | physical_health | Sing to breathe, breathe to sing. Branch of a national lung charity with its own small brass section. | listing=anyone
- Singing for lungs | choir_and_music | TH 13:30-15:00 | £1 | |
Advice Now Larkmere | national | Larkmere, Library Square 15 | 19 | money_and_debt;homes | The advice bureau: letters opened, benefits checked, landlords written to. | form=charitable_company; lang=en+pl+uk+ar; reach=district
- Drop-in advice | money_advice | MO,TU,TH 09:30-13:00 | Free | |
- Rights clinic | legal_advice | 2WE 14:00-17:00 | Free | | lang=en+uk+ar
- Court morning | housing_advice | FR 09:00-12:00 | Free | Someone beside you at the hearing. | ref=self_referral
Hospice of the Sound | national | Larkmere, Heron Drive 9 | 75 | physical_health;carers | Fourteen beds looking at the water and a shop that pays for three of them. | form=charitable_company; reach=district; hall; cap=30
- Bereavement walk | bereavement_support | 1SU 14:00-15:30 | Free | |
- Carers' massage | carers_support | MO 10:00-15:00 | Free | | ref=self_referral
Recovery Together North | national | @The Link Room | 30 | mental_health;physical_health | People in recovery beside people hoping to be. | form=charitable_company
- Recovery meeting | recovery_support | MO,WE,SA 19:00-20:30 | Free | |
Deaf Island Network | national | @Larkmere Seafarers' Hall | 28 | disability;culture_and_heritage | Half branch, half family. Signing supper, signing pool league, signing arguments. | lang=bfi+en
- Signing supper | social_group | 1TH 18:30-21:00 | £3 | | lang=bfi+en
Sea Cadets Larkmere | national | Larkmere, Quay Street 24 | 48 | young_people;work_and_skills | Knots, drums and responsibility, in slightly large trousers. | listing=anyone
- Parade night | youth_club | TU,FR 18:45-21:00 | £2 | | elig=Ages 10 to 17
Scissors by Selma | business | Larkmere, Mill Lane 26 | 3 | mental_health;women | A salon where the last appointment of the day is always an hour and a half, in case somebody needs to talk. | listing=anyone; lang=en+tr+ar
Northern Ferries (Larkmere) | business | Larkmere, Quay Street 2 | 90 | getting_about;work_and_skills | The company that connects the island. Free freight for food banks, half fare for hospital. | form=company_shares; reach=wider
- Hospital half fare | transport | MO-SU 06:00-20:00 | Half price | Show the letter. |
Sound Wind Power | business | Larkmere, Harbour Street 22 | 120 | work_and_skills;nature_and_growing | Turbine base with a community fund and engineers who will fix a hall boiler on a slack tide. | form=company_shares; reach=wider
- Community fund | community_voice | | Free | Grants to £2,000, decided by islanders each quarter. | ref=self_referral
Castle Street Pharmacy | business | Larkmere, Castle Street 12 | 7 | physical_health | Counts pills and, more importantly, notices when you have not come in. | listing=anyone
- Blood pressure check | health_checks | MO-SA 09:00-17:30 | Free | |
The Lamplighter Arms | business | Larkmere, Lamplighter Street 3 | 9 | company;men | Half the football teams start here and two grief groups end here. | listing=anyone
- Monday table | social_group | MO 12:00-14:00 | £5 pie | For anyone eating alone. |
Chandlers Row Gym | business | Larkmere, Chandlers Row 8 | 6 | moving_more | Weights, mats, no mirrors. | listing=partners; confirmed=2025-02-11
- Back to it | exercise_class | TU,TH 12:30-13:15 | £3 | After illness or a long time off. | ref=professional_referral
Harbour Pride | grass | @Larkmere Seafarers' Hall | 44 | lgbtq;company | A picnic that became a parade. Tea, banners and a list of safe sofas. | listing=partners
- Rainbow social | social_group | 3FR 19:00-22:00 | Free | |
- Under-18s table | youth_club | 2WE 17:00-19:00 | Free | | elig=Ages 13 to 18
Larkmere Disabled People's Voice | assoc | @Larkmere Voluntary Action | 51 | disability;getting_about | Nothing about us without lunch. They test every new kerb. | form=cio
- Kerb crawl | community_voice | 3TH 10:30-13:00 | Free | An audit, whatever it sounds like. |
Larkmere Youth Voice | assoc | @Larkmere Voluntary Action | 17 | young_people | Seventeen people under eighteen with a small grants budget and strong opinions on buses. | listing=anyone
- Youth council | community_voice | 1MO 17:00-19:00 | Free | | elig=Ages 12 to 18
Southgate Mutual Aid | grass | Larkmere, Southgate 15 | 60 | neighbourhood;food | A street list from 2020 that nobody ever switched off. | listing=not_asked
- Street shop | help_at_home | | Free | Post in the group, someone will be passing. |
Ashbank Ladies' Darts | grass | Larkmere, Ashbank Road 20 | 16 | women;company | League champions and informal cancer support network. | listing=not_asked; confirmed=never
- Practice | social_group | TU 19:30-22:00 | £1 | |
Quarry Hill Community Garden | grass | Larkmere, Quarry Road 20 | 26 | nature_and_growing;mental_health | A fly-tip made into a garden by people who lived above it. | listing=anyone
- Garden gate | gardening | WE,SA 10:00-13:00 | Free | |
- Compost and conversation | peer_support | WE 13:00-14:00 | Free | |
Mill Estate Bengali Women | grass | @Mill Lane Primary School | 23 | women;learning | English on Mondays, embroidery on Thursdays, and a great many weddings. | lang=bn+syl+en; listing=partners
- Stitch and speak | english_classes | TH 09:15-11:00 | Free | | lang=bn+syl+en; elig=Women
African Families Larkmere | assoc | @Living Water Fellowship | 67 | culture_and_heritage;children_and_families | Jollof diplomacy: Ghana, Nigeria and Zimbabwe on one committee. | lang=en+yo+sn; form=cio
- Saturday roots | cultural_events | 2SA 13:00-16:00 | Free | |
Filipino Nurses' Circle | grass | @Larkmere Seafarers' Hall | 31 | new_arrivals;company | Night-shift karaoke at ten in the morning. | lang=fil+en; listing=not_asked
- After-nights karaoke | choir_and_music | 1SA 10:00-13:00 | Bring a dish | | lang=fil+en
Harbourside Roma Families | grass | Larkmere, Star Street 26 | 29 | children_and_families;culture_and_heritage | Nine families, one accordion, and a mother who gets children to school. | lang=rom+ro+en; listing=no; disclosure=area; confirmed=2026-06-11
- School walk | childcare | MO-FR 08:15-08:50 | Free | |
Mere Anglers | assoc | Larkmere, Beacon Terrace 4 | 72 | nature_and_growing;men | Silence as a social activity. Junior day on the mere in June. | confirmed=2023-04-25
- Quiet bank | social_group | SU 07:00-11:00 | £5 a year | |
Larkmere Brass | assoc | @Larkmere Minster | 39 | arts;young_people | Lend an instrument to any child who asks, and most come back. | listing=anyone; form=charity_unincorporated
- Training band | choir_and_music | TH 17:30-19:00 | Free | |
Hearts on the Harbour | grass | @Larkmere Leisure Centre | 25 | physical_health;moving_more | Walkers with stents. They take each other's blood pressure and each other's biscuits. | listing=partners
- Harbour mile | walking_group | MO,WE,FR 09:30-10:15 | Free | |
Larkmere Parent Carers | grass | online | 94 | carers;disability;children_and_families | A messaging group that is awake at three in the morning, because they are. | listing=partners
- Night thread | carers_support | MO-SU 00:00-23:59 | Free | |
Quiet Island | grass | online | 33 | mental_health | People who hear voices, talking to each other in writing. | listing=not_asked
- Wednesday text | peer_support | WE 20:00-21:00 | Free | |
Larkmere Pedal Library | grass | mobile | 12 | getting_about;learning | A cargo bike of books and seeds, ridden to wherever there is a bench. | listing=anyone
- Book stop | library | SA 10:00-15:00 | Free | |
Travelling Welcome Kitchen | grass | mobile | 9 | food;new_arrivals | A horsebox, two gas rings and recipes from nine countries. | listing=not_asked
- Pop-up plates | community_meal | 4SA 12:00-15:00 | What you can | |
Weavers Lane Allotments | assoc | Larkmere, Weavers Lane 30 | 40 | nature_and_growing;food | Where a Sikh grandfather and a Polish grandmother compete over coriander and dill. | listing=anyone
- Seed swap | gardening | 1SU 11:00-13:00 | Free | |
Larkmere Lantern Festival | assoc | nowhere | 18 | arts;culture_and_heritage | Two thousand paper lanterns down to the harbour each November, and eighteen people who cannot look at glue. | form=cio; listing=anyone
- Lantern making | arts_and_crafts | SA 10:00-13:00 | Free | October and November. |
Saltings Bird Club | assoc | Larkmere, Saltings View 21 | 35 | nature_and_growing;company | Curlew counters. Binoculars lent, silence appreciated. | confirmed=2024-11-10; listing=anyone
- Tide count | nature_and_environment | 2SU 09:00-12:00 | Free | |
The Lollipop Poet | own | Larkmere | 1 | children_and_families;arts | A school crossing patrol who teaches a rhyme to every child that crosses, and knows which ones go quiet. |
Barber who listens | own | Larkmere | 1 | men;mental_health | Men tell him things. He has learned whom to ring, and never says who told him. | lang=en+tr+ckb
Newcomer with a van | joins | Larkmere | 1 | getting_about | Moved over in spring, has a van and every second Friday, would like to meet people. |
Engineer between ships | joins | Larkmere | 1 | work_and_skills;digital | Can mend most things with a plug. On the island for three weeks in every nine. | lang=en+fil
Ukrainian music teacher | joins | Larkmere | 1 | arts;new_arrivals | Taught violin in Kharkiv. Looking for a piano, pupils and a choir. | lang=uk+en
Harbour Angels | national | Larkmere, Priory Street 25 | 4 | safety | Registered address of a national street-pastor charity; nobody here has met them yet. | recog=register; correspondence; confirmed=never
The Thomas Aldgarth Trust | assoc | Larkmere, Orchard Avenue 31 | 3 | learning | Makes small grants for schoolbooks under a will of 1788. | recog=register; correspondence; confirmed=never; form=charitable_trust
Larrow Donkey Fund | assoc | Thornley, Wool Row 27 | 2 | nature_and_growing | On the national register; believed to have one donkey. | recog=register; correspondence; confirmed=never; form=charity_unincorporated
Friends of Eastholm Light | assoc | Eastholm, Green Lane 33 | 6 | culture_and_heritage | Raises money to keep the fog signal in paint. | recog=register; correspondence; confirmed=never; form=cio
Eastholm Seamen's Widows' Charity | assoc | Eastholm, Kirkgate 41 | 3 | women;money_and_debt | A parish charity from the register, with an income of £212 a year. | recog=register; correspondence; confirmed=never; form=charity_unincorporated
Sands Majorettes | grass | Fenwick Sands, Dune Road 12 | 35 | young_people;arts | Sequins, gaffer tape and fierce loyalty. | status=paused; listing=anyone; confirmed=2025-06-01
Saltby Cinema Club | assoc | Saltby, Salt Street 44 | 20 | arts | Closed when the projectionist moved to Wales; the chairs went to Oxenby. | status=closed; listing=anyone; confirmed=2025-11-30
Skerry Tool Library | grass | Skerry Haven | 6 | neighbourhood;work_and_skills | Not open yet. There is a shed, a list of drills and a great deal of hope. | status=planned; listing=not_asked
"""
