import json
from island import *
from areas import *
from streets import *
import time
t=time.time()
isl=Island(); print('island',time.time()-t)
from shapes import to_lonlat
def write(name, feats):
    with open(name+'.geojson','w') as f:
        f.write('{"type":"FeatureCollection","features":[\n'+',\n'.join(json.dumps(x,separators=(',',':'),ensure_ascii=False) for x in feats)+'\n]}\n')
def poly(r,**p): 
    c=[to_lonlat(q) for q in r]; return {"type":"Feature","properties":p,"geometry":{"type":"Polygon","coordinates":[c+c[:1]]}}
def ln(r,**p): return {"type":"Feature","properties":p,"geometry":{"type":"LineString","coordinates":[to_lonlat(q) for q in r]}}
towns={n:Town(n,isl,1000+10*i) for i,n in enumerate(TOWNS)}
streets=[]
for i,n in enumerate(TOWNS):
    s=build_streets(towns[n],i); print(n,len(s),sum(map(length,s)),time.time()-t)
    streets+=[(n,None,thin(l,.002)) for l in s]
b=build_buildings(isl,towns,streets,1360)+farmsteads(isl,towns,90); print(len(b),time.time()-t)
seeds=build_seeds(isl); print(len(seeds))
sides=build_steps(isl,seeds); check_tiling(sides); print('areas',time.time()-t)
sm=dissolve(sides,lambda a:a); wd=dissolve(sides,lambda a:ward_of(seeds[a]))
land=dissolve(sides,lambda a:0)
def gp(rings,**p): 
    m=[[[ (x/1e6,y/1e6) for x,y in r+r[:1]]] for r in rings]
    return {"type":"Feature","properties":p,"geometry":{"type":"MultiPolygon","coordinates":m}}
write('land',[gp(land[0],name='x')])
write('water',[poly(r,**{'class':k}) for n,(k,_,r) in isl.rivers.items()]+[poly(r,**{'class':'lake'}) for r in isl.lakes.values()])
write('green',[poly(r,**{'class':k}) for n,(k,r) in isl.greens.items()]+[poly(r,**{'class':'beach'}) for r in isl.beaches.values()])
write('roads',[ln(l,**{'class':k}) for k,l in isl.roads.values()]+[ln(l,**{'class':'street'}) for _,_,l in streets])
write('buildings',[poly(r) for r in b])
write('names',[{"type":"Feature","properties":{'name':n,'class':k,'rank':r},"geometry":{"type":"Point","coordinates":to_lonlat(p)}} for n,(k,p,r) in NAMES.items()]+[{"type":"Feature","properties":{'name':n,'class':v[0],'rank':TOWN_RANKS.get(n,3)},"geometry":{"type":"Point","coordinates":to_lonlat(v[1])}} for n,v in TOWNS.items()])
write('small_areas',[gp(v,name=seeds[k].name) for k,v in sm.items()])
write('wards',[gp(v,name=WARDS[k]) for k,v in wd.items()])
