# SPDX-License-Identifier: GPL-3.0-or-later
"""People, communities, channels, connections, needs and stories of the sample. All invented."""

# name | organisation | role | languages | consent basis | agreed on
PEOPLE = """
Nerys Caldbeck | Larkmere Voluntary Action | manager | en;cy | public_role | 2026-01-12
Tomasz Wilk | Larkmere Voluntary Action | development_worker | pl;en | consent | 2026-02-03
Adaeze Holme | Larkmere Voluntary Action | volunteer_coordinator | en;ig | consent | 2026-02-03
Maureen Postle | Saltby Meeting Rooms | manager | en | consent | 2026-03-10
Kasia Birkett | Saltby Meeting Rooms | connector | pl;en | consent | 2026-03-10
Davy Lace | Saltby Men's Shed | founder | en | consent | 2025-11-18
Agnieszka Nowicka | Polska Szkoła Sobotnia Saltby | founder | pl;en | consent | 2026-04-25
Ernest Quayle | Quay Corner Conversation Club | founder | en | consent | 2026-05-06
Bronagh Teare | Saltby Pantry | volunteer_coordinator | en;ga | consent | 2026-03-24
Dr Imogen Raikes | Saltby Surgery | health_worker | en | public_role | 2026-01-20
Fr Benoy Thekkan | Our Lady of the Haven | faith_leader | en;ml;pl | public_role | 2026-06-14
Sheila Mossop | Strand Carers' Table | community_champion | en | not_asked |
Jonty Kermode | Western Boatmen's Benevolent | treasurer | en | legitimate_interest | 2024-05-14
Patience Orrell | Fenwick Pavilion | manager | en | consent | 2026-04-02
Ffion Tait | Sands Sea Swimmers | founder | en;cy | consent | 2025-09-07
Walter Beswick | Pierhead Amateur Dramatic Society | chair | en | consent | 2026-02-27
Denise Yarrow | Sit and Be Strong | founder | en | not_asked |
Carl Threlkeld | Sandcastle Minds | community_champion | en | consent | 2026-07-15
Revd Hope Ashburner | St Oswin's Fenwick | faith_leader | en | public_role | 2026-01-30
Mina Farrow | Promenade Dementia Café | founder | en | consent | 2026-06-09
Gus Pellow | Beachcomber Bikes | manager | en | consent | 2026-03-03
Isa Corkhill | Eastholm Net Loft | caretaker | en | consent | 2026-05-20
Ruth Vane | Eastholm Rowing Club | secretary | en | consent | 2026-05-20
Lorcan Bell | Deep Water Dads | founder | en;ga | not_asked |
Oksana Melnyk | Ness Quaker Meeting | connector | uk;ru;en | consent | 2026-09-12
Hilary Stott | Ness Quaker Meeting | elder | en | consent | 2026-09-12
Pauline Dacre | Eastholm Health Centre | receptionist | en | public_role | 2026-02-11
Jim Brannigan | Islanders with Sight Loss | chair | en | consent | 2026-07-09
Edie Mirehouse | Thornley Lunch Club | founder | en | not_asked |
Rob Stainton | Thornley Young Farmers | chair | en | consent | 2026-03-31
Dr Anil Wadhwa | Thornley Surgery | health_worker | en;hi;pa | public_role | 2026-01-20
Beth Larrow | Larrow Fell Rescue | secretary | en | legitimate_interest | 2026-04-14
Iris Bowness | North Shore Car Share | founder | en | consent | 2026-08-04
Moira Kinrade | Skerry Haven Village Hall | caretaker | en | consent | 2026-08-18
Joan Fell | Haven Women's Institute | secretary | en | consent | 2026-08-18
Nadia Brook | Highcombe Old School | manager | en;ar | consent | 2026-06-23
Steph Gaunt | Autism and Us, Highcombe | founder | en | consent | 2026-05-17
Kit Arden | Fold Farm | manager | en | consent | 2026-06-03
Yvonne Todd | Top Road Tenants | chair | en | consent | 2025-01-22
Len Askew | Withy Green Good Neighbours | volunteer_coordinator | en | consent | 2026-07-28
Tabitha Forge | Oxenby Forge | founder | en | consent | 2026-09-01
Samira Haddad | Bankfield Community House | community_champion | ar;en;fr | consent | 2026-09-23
Hodan Warsame | Bankfield Mothers' Circle | founder | so;ar;en | not_asked |
Des Okoro | Bankfield Boxing | youth_worker | en;ig | consent | 2026-04-08
Imam Yusuf Rahman | Larkmere Islamic Centre | faith_leader | en;bn;ar;ur | public_role | 2026-10-02
Harjit Kaur Sandhu | Guru Nanak Sangat Larkmere | elder | pa;en | consent | 2026-10-04
Meera Iyer | Larkmere Hindu Mandal | secretary | ta;en;hi | consent | 2026-03-08
Rachel Lowther | Larkmere Hebrew Congregation | secretary | en;he | consent | 2026-03-19
Canon Peter Egremont | Larkmere Minster | faith_leader | en | public_role | 2026-02-16
Pastor Grace Adeyemi | Living Water Fellowship | faith_leader | en;yo | public_role | 2026-02-22
Halyna Bondar | Ukrainian Hour | founder | uk;en | consent | 2026-06-13
Judge Arthur Penhale | Larkmere Time Bank | treasurer | en | consent | 2026-11-02
Colette Marsh | Market Place Practice | link_worker | en;fr | public_role | 2026-05-11
Jamal Pickering | Market Place Practice | link_worker | en;ur | public_role | 2026-05-11
Sister Bríd Nolan | Millfields Surgery | health_worker | en;ga | public_role | 2026-05-13
Selma Demir | Scissors by Selma | connector | tr;en;ar | consent | 2026-10-15
Rokeya Begum | Mill Estate Bengali Women | founder | bn;syl;en | consent | 2026-04-29
Tendai Moyo | African Families Larkmere | chair | sn;en | consent | 2026-07-11
Lumi Cortez | Filipino Nurses' Circle | community_champion | fil;en | not_asked |
Rosa Lăcătuș | Harbourside Roma Families | community_champion | rom;ro;en | consent | 2026-06-11
Alfie Rudd | Larkmere Youth Voice | chair | en | not_asked |
Wendy Cross | Larkmere Disabled People's Voice | chair | en;bfi | consent | 2026-03-26
Captain Joel Reyes | Larkmere Seafarers' Hall | volunteer_coordinator | fil;en | consent | 2026-09-30
Pam Ostle | Larkmere Parent Carers | founder | en | withdrawn | 2025-10-05
"""

# name | sense | description | organisations | core20 | groups | clinical areas
COMMUNITIES = """
Harbour families | place | The streets behind the quay, where doors are open, everyone is somebody's cousin and news travels faster than the ferry. | Larkmere Seafarers' Hall;Harbourside Roma Families;Bread and Tide | yes | plus_coastal | chronic_respiratory;hypertension
Bankfield mothers | place | Women who share prams, school runs and a freezer, and can fill a hall with one text. | Bankfield Mothers' Circle;Bankfield Community House;Mill Lane Primary School | yes | plus_ethnic_communities;plus_migrants | maternity
Islanders from Ukraine | culture | Teachers, welders, grandmothers and a great many singers who have made Saturday afternoons theirs. | Ukrainian Hour;Ness Quaker Meeting;Larkmere Central Library | no | plus_migrants | hypertension
Polish and Lithuanian Saltby | culture | Two generations of fish-dock families with their own school, their own Mass and the best bakery. | Polska Szkoła Sobotnia Saltby;Our Lady of the Haven;Quay Corner Conversation Club | yes | plus_migrants;plus_ethnic_communities | early_cancer_diagnosis
Bengali Mill Quarter | culture | Three generations around Mill Lane, with strong kitchens, stronger aunties and the island's best cricket. | Mill Estate Bengali Women;Larkmere Islamic Centre;Millfields Surgery | yes | plus_ethnic_communities | hypertension;early_cancer_diagnosis
Punjabi elders | culture | People who built the bus depot and now teach their grandchildren to cook for two hundred. | Guru Nanak Sangat Larkmere;Weavers Lane Allotments | no | plus_ethnic_communities | hypertension
Nurses who came from far away | culture | Colleagues from Manila, Kerala and Accra who know everything about looking after others. | Filipino Nurses' Circle;Larkmere Hindu Mandal;African Families Larkmere | no | plus_ethnic_communities;plus_migrants | maternity
Fishing and ferry crews | bridge | Men and women on shifts and tides, on both sides of the water, who trust the harbourmaster and each other. | Western Boatmen's Benevolent;Larkmere Seafarers' Hall;Northern Ferries (Larkmere) | yes | plus_coastal | chronic_respiratory
Hill farmers | place | Families who can mend anything, lend anything and will ring you back at lambing. | Thornley Young Farmers;Larrow Fell Rescue;Thornley Wool Hall | no | plus_rural | severe_mental_illness
People with breathing to think about | condition_or_experience | Singers, walkers and talkers who know where every bench on the front is. | Breathe Easy Isles;Sands Sea Swimmers;Fenwick Sands Medical Centre | no | plus_several_conditions | chronic_respiratory
People who look after someone | condition_or_experience | Experts in lifting, laughing and being on hold. | Strand Carers' Table;Larkmere Parent Carers;Promenade Dementia Café | no | plus_carers | hypertension
Families who think differently | condition_or_experience | Parents and young people who built quiet places because the island had none. | Autism and Us, Highcombe;Larkmere Parent Carers;Fold Farm | no | plus_autistic_people;plus_learning_disability |
Deaf islanders | culture | A signing community with its own jokes, pool league and century of photographs. | Deaf Island Network;Larkmere Disabled People's Voice | no | plus_protected_characteristic | early_cancer_diagnosis
Year-round caravan neighbours | place | People who live all year where others holiday, and know how to keep warm together. | Dunes Caravan Neighbours;St Oswin's Fenwick | yes | plus_coastal;plus_local | chronic_respiratory
Roma families by the harbour | culture | Nine families of musicians and market traders, with the most reliable school walk in town. | Harbourside Roma Families;Mill Lane Primary School | yes | plus_gypsy_roma_traveller | maternity
People in recovery | condition_or_experience | People who have been down and know the way back, and will walk it with you. | Recovery Together North;The Link Room;Larkmere Minster | yes | plus_drugs_and_alcohol;plus_homelessness | severe_mental_illness
Rainbow islanders | culture | Those who found each other at a picnic, and now look out for the next fourteen-year-old. | Harbour Pride;Highcombe School | no | plus_protected_characteristic | severe_mental_illness
Women of the water | bridge | Swimmers, rowers and gutting-shed daughters who cross every line the island has. | Eastholm Rowing Club;Sands Sea Swimmers;Haven Women's Institute | no | plus_coastal | early_cancer_diagnosis
Stair-neighbours of Quarry Hill | place | People who turned a tip into a garden and now turn out for everything. | Quarry Hill Community Garden;Southgate Mutual Aid | yes | plus_local | severe_mental_illness
North shore villages | place | Everybody drives for somebody; three halls, one diary. | North Shore Car Share;Skerry Haven Village Hall;Kirk Larrow Reading Room | no | plus_rural | early_cancer_diagnosis
Night-shift workers | absence | The care home, bakery and wind-base staff whom nothing on our map is open for. | Bread and Tide;Sound Wind Power | yes | plus_local | hypertension
Young people after school in Highcombe | absence | They have a studio, a voice and a bus that leaves at four. Nothing on our map is there after five. | Highcombe School;Larkmere Youth Voice | no | plus_rural | severe_mental_illness
"""

# organisation | channel | name | audience | size | languages | trusted person | what worked | audited
CHANNELS = """
Larkmere Voluntary Action | newsletter | The Lark Letter | Groups and trustees | 640 | en | Nerys Caldbeck | Short items and one photograph of a person. | 2026-10-28
Larkmere Voluntary Action | email_list | Funding flash | Treasurers | 210 | en | Tomasz Wilk | Deadline in the subject line. | 2026-10-28
Saltby Meeting Rooms | notice_board | The front board | Everyone in Saltby | 900 | en;pl | Maureen Postle | Handwritten beats printed. | 2026-10-12
Saltby Meeting Rooms | facebook_group | Saltby Sez | Saltby adults | 2100 | en | Kasia Birkett | Answering the cross people kindly. | 2026-10-12
Polska Szkoła Sobotnia Saltby | whatsapp_group | Rodzice | Polish parents | 74 | pl | Agnieszka Nowicka | Voice notes in Polish, never a leaflet. | 2026-04-25
Our Lady of the Haven | sunday_notices | Mass notices | Parishioners | 190 | en;pl;ml | Fr Benoy Thekkan | Said from the front in three languages, then a table by the door. | 2026-06-14
Saltby Pantry | word_of_mouth | The queue | Pantry members | 120 | en;pl;ro | Bronagh Teare | A nurse packing bags got forty blood pressures done. | 2026-03-24
Quayside Chippy | shops_and_salons | The hatch | Fishing families | 400 | en | The owner | A card in with the chips. | 2025-08-03
Western Boatmen's Benevolent | phone_calls | Committee ring-round | Fishermen | 70 | en | Jonty Kermode | Calling at slack water. | 2024-05-14
Saltby Surgery | text_messages | Surgery texts | Patients | 7200 | en | Dr Imogen Raikes | A name at the bottom. | 2026-01-20
Fenwick Pavilion | posters | Dome poster | Visitors and residents | 1500 | en | Patience Orrell | One big word. | 2026-04-02
Sands Sea Swimmers | whatsapp_group | Flask chat | Swimmers | 61 | en | Ffion Tait | The tide times, then the ask. | 2025-09-07
Fenwick Sands Library | leaflets | By the stove | Readers | 160 | en | The librarian | Put inside the reserved book. | 2026-05-12
Seafront Traders | community_events | Lights-on night | Fenwick families | 3000 | en | Stallholders | Health checks beside the doughnuts. | 2025-12-05
St Oswin's Fenwick | sunday_notices | Pew sheet | Congregation | 62 | en | Revd Hope Ashburner | Asking for one thing only. | 2026-01-30
Eastholm Net Loft | word_of_mouth | Kippers | Harbour people | 85 | en | Isa Corkhill | Being there three weeks running. | 2026-05-20
Puffin Café | shops_and_salons | Puffin table | People on their own | 40 | en | The owner | Sit first, ask later. | 2026-08-29
Eastholm Health Centre | gp_and_pharmacy | Reception desk | Patients | 5100 | en | Pauline Dacre | Pauline asking, in person. | 2026-02-11
Thornley Wool Hall | leaflets | Feed-sack leaflets | Farms | 140 | en | Rob Stainton | Stapled to the feed delivery. | 2026-03-31
Thornley Young Farmers | whatsapp_group | Muck and Memes | Farmers under 30 | 88 | en | Rob Stainton | Someone they know saying it happened to him. | 2026-03-31
Thornley Village Shop | notice_board | By the till | Thornley | 500 | en | Whoever is serving | A tear-off number. | 2025-10-10
Kirk Larrow Reading Room | email_list | The Kirk list | Villagers | 66 | en | The warden | Fridays. | 2025-07-21
North Shore Car Share | phone_calls | Iris's diary | People without cars | 48 | en | Iris Bowness | In the car, on the way home. | 2026-08-04
Skerry Haven Village Hall | posters | Hall door | Skerry | 200 | en | Moira Kinrade | Moira. | 2026-08-18
Highcombe School | local_radio | Combe FM lunch show | Sixth formers | 300 | en | Student presenters | Letting them write it. | 2026-06-23
Highcombe Old School | school_gate | Quarter past three | Parents | 180 | en;ar | Nadia Brook | A flask and ten minutes. | 2026-06-23
Top Road Tenants | doorstep | Stair captains | Tenants | 54 | en | Yvonne Todd | Pairs, before tea time. | 2025-01-22
Bankfield Mothers' Circle | whatsapp_group | Sisters of the Stair | Mothers | 93 | ar;so;en | Hodan Warsame | Voice note in Somali filled the screening van in a day. |
Bankfield Community House | doorstep | Cake round | Bankfield | 220 | en;ar | Samira Haddad | Bring cake. | 2026-09-23
Larkmere Islamic Centre | friday_prayers | After Jumu'ah | Men and families | 260 | en;bn;ar | Imam Yusuf Rahman | The khutbah on looking after your body; nurses at the door. | 2026-10-02
Guru Nanak Sangat Larkmere | faith_gatherings | Langar announcements | Sangat and guests | 200 | pa;en | Harjit Kaur Sandhu | Checks in the shoe room. | 2026-10-04
Living Water Fellowship | other_social_media | Livestream | Members and families abroad | 800 | en;yo | Pastor Grace Adeyemi | A testimony, two minutes. | 2026-02-22
Ukrainian Hour | other_social_media | Telegram: Острів | Ukrainian families | 140 | uk | Halyna Bondar | Translation by a person, not a machine. | 2026-06-13
Larkmere Seafarers' Hall | community_events | Crew night | Seafarers | 60 | en;fil | Captain Joel Reyes | Free SIM, then a chat. | 2026-09-30
Sound Advice Radio | local_radio | Shipping and Requests | Older islanders | 4200 | en | The presenter | Repeating it after the weather. | 2026-03-27
Sound Advice Radio | local_radio | Godzina Polska | Polish speakers | 350 | pl | Tomasz Wilk | Phone-ins. | 2026-03-27
Scissors by Selma | shops_and_salons | The chair | Women in the Mill Quarter | 150 | tr;ar;en | Selma Demir | One question, mirror to mirror. | 2026-10-15
Larkmere Homes | text_messages | Rent texts | Tenants | 3100 | en | Tenancy coaches | Never in the same text as the rent. | 2025-09-15
Larkmere Parent Carers | whatsapp_group | Night thread | Parent carers | 94 | en | | Asking at 3 a.m., answering whenever. |
Bread and Tide | workplaces | Proving-room board | Night bakers | 15 | en | The head baker | Posted at 4 a.m. | 2026-07-01
Larkmere Council Hub | local_paper | The Larkmere Packet, page 4 | Older readers | 5200 | en | The editor | A column, not an advert. | 2025-06-17
"""

# from | what | strength | to;to;to | since | note
CONNECTIONS = """
Larkmere Voluntary Action | partner | 3 | Saltby Meeting Rooms;Larkmere Council Hub;Larkmere Time Bank;Market Place Practice | 2019 | Meet every fortnight
Larkmere Voluntary Action | partner | 2 | The Link Room;Larkmere Seafarers' Hall;Fenwick Pavilion;Eastholm Net Loft;Thornley Wool Hall;Highcombe Old School | 2021 | Hubs' breakfast
Larkmere Voluntary Action | funds | 2 | Saltby Pantry;Bankfield Community House;Quarry Hill Community Garden;Ukrainian Hour;Larkmere Youth Voice;Harbour Pride;Meremade Repair Café;Skerry Tool Library | 2024 | Small sparks grants
Larkmere Voluntary Action | knows | 1 | Kirk Larrow Reading Room;Withy Green Institute;Oxenby Forge;Skerry Haven Village Hall;Thornley Young Farmers;Eastholm Allotment Society | 2023 | Met on the village tour
Saltby Men's Shed;Salt Street Singers;Panhouse Residents' Association;Saltpan Growers;Sands Sea Swimmers;Pierhead Amateur Dramatic Society;Eastholm Rowing Club;Larkmere Brass;Larkmere Local History Society;African Families Larkmere;Larkmere Lantern Festival;Lark Community Transport;Sound Advice Radio;Larkmere Reuse Depot;Fold Farm;Larrow Fell Rescue;Highcombe Ramblers;Islanders with Sight Loss;Fenwick Under Fives;Polska Szkoła Sobotnia Saltby;Bankfield Boxing;Advice Now Larkmere | member_of | 1 | Larkmere Voluntary Action | 2020 |
Saltby Meeting Rooms | partner | 3 | Saltby Surgery;Saltby Pantry;Strand Housing Co-operative | 2022 | One shared diary
Saltby Meeting Rooms | partner | 2 | Our Lady of the Haven;Saltby Methodist Chapel;Saltby Primary School;Quayside Chippy | 2020 | Warm winter rota
Saltby Surgery | refers_to | 2 | Saltby Meeting Rooms;Saltby Men's Shed;Strand Carers' Table;Sands Sea Swimmers | 2023 | Through the link worker
Market Place Practice | refers_to | 3 | Larkmere Time Bank;The Link Room;Befriend Britain, Larkmere | 2021 |
Market Place Practice | refers_to | 2 | Advice Now Larkmere;Crossroads Memory Trust;Lark Community Transport;Larkmere Leisure Centre;Mere Side Story | 2022 |
Millfields Surgery | refers_to | 2 | Mill Estate Bengali Women;Larkmere Islamic Centre;Breathe Easy Isles | 2024 |
Castle Medical Group | refers_to | 1 | Hearts on the Harbour;Chandlers Row Gym;Larkmere Leisure Centre | 2023 |
Northgate Health Centre | refers_to | 2 | Quarry Hill Community Garden;Recovery Together North;Fold Farm | 2023 |
Bridge End Surgery | knows | 1 | Bankfield Community House | 2025 |
Fenwick Sands Medical Centre | refers_to | 2 | Fenwick Pavilion;Sit and Be Strong;Sandcastle Minds;Promenade Dementia Café | 2022 |
Eastholm Health Centre | refers_to | 2 | Eastholm Net Loft;St Brannock, Eastholm;Puffin Café | 2022 |
Thornley Surgery | refers_to | 2 | Thornley Wool Hall;Larrow Fell Rescue | 2021 | Prescriptions in snow
Highcombe Practice | refers_to | 2 | Fold Farm;Highcombe Ramblers;Autism and Us, Highcombe | 2024 |
Larkmere Council Hub | funds | 2 | Larkmere Voluntary Action;Advice Now Larkmere;Children First Isles;Lark Community Transport;Highcombe Old School | 2021 | Three-year agreements
Sound Wind Power | funds | 2 | Eastholm Rowing Club;Larkmere Brass;Fenwick Pavilion;Cockle Bay Surf Lifesavers;Skerry Haven Village Hall | 2023 | Community fund
Northern Ferries (Larkmere) | partner | 2 | Lark Community Transport;Larkmere Seafarers' Hall;Saltby Pantry | 2022 | Free freight
Bread and Tide | partner | 2 | Larkmere Minster;Bankfield Community House;Larkmere Seafarers' Hall | 2022 | Yesterday's loaves
Oxenby Veg Shed | partner | 3 | Saltby Pantry;Oxenby Forge | 2021 | Two crates every Thursday
Holm Crofters' Market | partner | 2 | Eastholm Net Loft;St Brannock, Eastholm;Travelling Welcome Kitchen | 2023 |
Quayside Chippy | knows | 2 | Western Boatmen's Benevolent;Saltby Pantry | 2018 |
Larkmere Islamic Centre | partner | 3 | Mill Estate Bengali Women;Bankfield Mothers' Circle | 2020 |
Larkmere Islamic Centre | partner | 2 | Guru Nanak Sangat Larkmere;Larkmere Minster;Larkmere Hebrew Congregation;Living Water Fellowship | 2017 | Faiths' table, every quarter
Larkmere Minster | partner | 3 | Larkmere Council Hub;Recovery Together North;The Link Room | 2011 | Crypt beds
Ness Quaker Meeting | partner | 2 | Ukrainian Hour;Thornley Friends Meeting House;Travelling Welcome Kitchen | 2022 |
St Oswin's Fenwick | partner | 2 | Dunes Caravan Neighbours;Fenwick Pavilion | 2023 |
St Aidan's Highcombe | partner | 2 | Highcombe School;Highcombe Old School | 2022 | Uniform rail
Larkmere Homes | partner | 2 | Ropewalk Almshouses;Bankfield Community House;Larkmere Council Hub;Advice Now Larkmere | 2020 |
Larkmere Homes | refers_to | 1 | Larkmere Reuse Depot;Harbour Credit Union | 2022 |
Larkmere Time Bank | partner | 2 | Meremade Repair Café;Mere Side Story;Larkmere Reuse Depot;Scissors by Selma | 2021 |
The Link Room | partner | 2 | Fold Farm;Oxenby Forge;Fellside Joinery;Highcombe Old School | 2022 | Trainees
Beachcomber Bikes | partner | 2 | Highcombe School;Larkmere Academy;Larkmere Pedal Library | 2023 |
Lark Community Transport | partner | 2 | North Shore Car Share;Withy Green Good Neighbours | 2024 | Lend each other drivers
Hospice of the Sound | partner | 1 | Harbour Rag Rug Makers;Combe Quilters;Fenwick Tide Singers | 2022 |
Larrow Fell Rescue | partner | 2 | Thornley Young Farmers;Highcombe Ramblers | 2019 |
Harbour Pride | knows | 2 | Highcombe School;Sound Advice Radio;The Lamplighter Arms | 2022 |
Larkmere Disabled People's Voice | partner | 2 | Deaf Island Network;Islanders with Sight Loss;Northern Ferries (Larkmere) | 2020 |
Mill Lane Primary School | partner | 3 | Harbourside Roma Families;Children First Isles;Bankfield Community House | 2021 |
Sound Advice Radio | partner | 2 | Polska Szkoła Sobotnia Saltby;Larkmere Seafarers' Hall;Larkmere Youth Voice | 2022 |
Larkmere Youth Voice | knows | 1 | Saltby Gaming Nights;Thornley Young Farmers | 2025 |
Cockle Bay Surf Lifesavers | partner | 2 | Sands Sea Swimmers;Northern Lights Lifeboat Shop;Eastholm Primary School | 2021 |
Weavers Lane Allotments | knows | 2 | Guru Nanak Sangat Larkmere;Quarry Hill Community Garden | 2016 |
Skerry Haven Village Hall | knows | 2 | Shore Row Smokery;North Shore Car Share | 2019 |
Kirk Larrow Reading Room | knows | 1 | Kirk Larrow Parish Church;North Shore Car Share | 2020 |
Thornley Village Shop | knows | 2 | Thornley Lunch Club;Bethel Chapel, Thornley;Thornley Wool Hall | 2018 |
Advice Now Larkmere | refers_to | 2 | Harbour Credit Union;Living Water Fellowship;Saltby Meeting Rooms | 2022 | Debt and benefits
"""

# name | category | description | status | near | heard on
NEEDS = """
Somewhere warm after five in Highcombe | somewhere_to_meet | The last bus leaves at four and the Old School shuts at six. Nothing on our map for young people after that. | heard | Highcombe | 2026-10-06
A fridge for Oxenby | equipment | The veg shed loses greens in August. A second-hand drinks fridge would do. | offer_found | Oxenby | 2026-08-30
Ride to Tuesday clinic from Gannet Head | transport | Two people beyond the Heath have no way back after four. | looking | Gannet Head | 2026-09-14
Somali interpreter who is not a cousin | language | At the midwife's, some things are hard to say through family. | heard | Bankfield | 2026-09-23
Treasurers, anywhere | volunteers | Five groups share one treasurer, and she is tired. | looking | Larkmere | 2026-10-28
Ramp for the Friends Meeting House | equipment | Two steps and no rail. The Meeting would lend the room to more people. | looking | Thornley | 2026-05-31
Help with a safeguarding policy | training_and_policies | The Thornley lunch club has never had one and would like it to be short. | met | Thornley | 2026-03-17
Quiet hour at the pool | health_access | Lights down, music off, once a week. | offer_found | Ropewalk | 2026-06-21
Men who eat alone in Saltby | company | The Shed says there are a dozen who will not come to a lunch club but would come to a breakfast. | heard | Saltby | 2026-11-03
Gas bottles at a fair price | home_and_warmth | The park charges double. The neighbours club together but have no trailer. | partly_met | Fenwick Sands | 2026-01-18
Broadband for the north shore | digital | Appointments by app do not reach Kirk Larrow. | not_met | Kirk Larrow | 2026-02-09
A hall that night-shift workers can use | somewhere_to_meet | Everything closes when they wake. | heard | Harbourside | 2026-10-15
"""

# title, form, words, credit, permission until, organisation
STORIES = [
    ("The flask", "words", "I went in because I could not stop crying in the car. Nobody asked. A woman I had "
     "never met held my towel, and afterwards put the cup of the flask in my hands, and it was "
     "so hot I had to think about that instead. I have been every Thursday since. Now I hold "
     "the towel.", "A Sands swimmer", "anyone, until 2028-09-01", "Sands Sea Swimmers"),
    ("Salt", "poem", "My grandfather boiled the sea\nand sold what would not leave.\nI stack tins in "
     "his strongroom now,\nand people take, and people give,\nand what will not leave\nis us.",
     "B.T., Saltby", "anyone, until 2029-01-01", "Saltby Pantry"),
    ("Iris's diary", "words", "Every Tuesday I drive three people to the hospital and every Tuesday I know "
     "before the doctor does how they are. They tell the windscreen. You should put a nurse in "
     "my back seat.", "Iris, North Shore", "anyone, until 2027-12-31", "North Shore Car Share"),
    ("Two violins", "poem", "One came in a suitcase with the school reports.\nOne hung behind the bar for forty "
     "years.\nOn Saturday they found they knew\nthe same sad song in different shoes.",
     "Written together at the library", "anyone, until 2028-06-30", "Ukrainian Hour"),
    ("What the gate said", "words", "The nurse came and stood at the school gate in the rain for three "
     "Fridays before anyone spoke to her. On the fourth my mother-in-law rolled up her sleeve, "
     "and then there was a queue. It was not the machine. It was the rain.",
     "A mother, Mill Lane", "partners only, until 2027-07-01", "Mill Lane Primary School"),
    ("Bell and orchard", "words", "I learned to read in this room and so did my daughter. When they said it "
     "would be flats we sat down on the floor, forty of us, and sang the times tables. I am "
     "sixty-eight. I got to nine nines.", "Highcombe, at the autumn supper",
     "anyone, until 2029-10-01", "Highcombe Old School")]

ABOUT = {
    "name": "Isle of Larkmere",
    "purpose": "To show what a shared map of a place can hold. The Isle of Larkmere is invented: "
               "its coast, streets, groups, people and figures exist nowhere but here.",
    "looked_after_by": "Larkmere Voluntary Action, with the two Primary Care Networks of the "
                       "island (all invented)",
    "for": "Looking round, trying things, teaching and testing. Change anything you like.",
    "not_for": "Finding real help. No telephone number, address or organisation here is real. It "
               "is not for judging how much a place has: it shows only what is on this map.",
    "changed_or_removed": "On a real map this says how a group can correct its entry or be taken "
                          "off it: ring, write, or hand in an Is this right? slip. Here, make a new "
                          "sample at any time.",
    "safeguarding": "On a real map this names the local safeguarding contact, and whom to ring out "
                    "of hours. If someone is in danger now, ring 999."}
