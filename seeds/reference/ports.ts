import type { ports } from '../../schema/tables/trade.ts';

type Place = typeof ports.$inferInsert;

/** One zone of the world: its time zone, then a code, a name and the functions of each place. */
const region = (timeZone: string, rows: string): Place[] =>
  rows
    .trim()
    .split('\n')
    .map((row) => {
      const [locode = '', functions = '', ...name] = row.trim().split(/\s+/);
      const country = locode.slice(0, 2);
      return { locode, country, name: name.join(' '), functions: [...functions].map(Number), timeZone };
    });

/**
 * Places of the UN/LOCODE list with their functions: 1 sea port, 2 rail, 3 road, 4 airport, 6 inland depot,
 * 8 inland water.
 */
export const places: readonly Place[] = [
  ...region(
    'Asia/Shanghai',
    `CNSHA 1234 Shanghai
     CNPVG 4 Shanghai Pudong Airport
     CNNGB 1234 Ningbo
     CNZOS 134 Zhoushan
     CNYTN 123 Yantian
     CNSHK 13 Shekou
     CNSZX 1234 Shenzhen
     CNNSA 13 Nansha
     CNCAN 1234 Guangzhou
     CNHUA 13 Huangpu
     CNXMN 1234 Xiamen
     CNTAO 1234 Qingdao
     CNTXG 13 Tianjin New Port
     CNDLC 1234 Dalian
     CNLYG 1234 Lianyungang
     CNFOC 134 Fuzhou
     CNCKG 12346 Chongqing
     CNSIA 4 Xi'an Xianyang Airport
     CNPEK 4 Beijing Capital Airport`,
  ),
  ...region('Asia/Hong_Kong', 'HKHKG 134 Hong Kong'),
  ...region('Asia/Macau', 'MOMFM 134 Macau'),
  ...region(
    'Asia/Taipei',
    `TWKHH 1234 Kaohsiung
     TWTXG 134 Taichung
     TWKEL 13 Keelung
     TWTPE 4 Taipei`,
  ),
  ...region(
    'Asia/Seoul',
    `KRPUS 1234 Busan
     KRINC 134 Incheon`,
  ),
  ...region(
    'Asia/Tokyo',
    `JPYOK 13 Yokohama
     JPTYO 134 Tokyo
     JPNRT 4 Tokyo Narita Airport
     JPNGO 134 Nagoya
     JPUKB 134 Kobe
     JPOSA 134 Osaka`,
  ),
  ...region('Asia/Singapore', 'SGSIN 1234 Singapore'),
  ...region(
    'Asia/Kuala_Lumpur',
    `MYPKG 123 Port Klang
     MYTPP 13 Tanjung Pelepas
     MYKUL 34 Kuala Lumpur`,
  ),
  ...region(
    'Asia/Bangkok',
    `THLCH 123 Laem Chabang
     THBKK 1234 Bangkok`,
  ),
  ...region(
    'Asia/Ho_Chi_Minh',
    `VNSGN 1234 Ho Chi Minh City
     VNHPH 134 Haiphong
     VNCMT 13 Cai Mep`,
  ),
  ...region(
    'Asia/Jakarta',
    `IDTPP 13 Tanjung Priok
     IDSUB 134 Surabaya`,
  ),
  ...region('Asia/Manila', 'PHMNL 134 Manila'),
  ...region('Asia/Yangon', 'MMRGN 134 Yangon'),
  ...region('Asia/Phnom_Penh', 'KHKOS 13 Kompong Som'),
  ...region(
    'Asia/Kolkata',
    `INNSA 123 Nhava Sheva
     INMUN 123 Mundra
     INMAA 1234 Chennai
     INDEL 234 Delhi
     INBOM 1234 Mumbai`,
  ),
  ...region('Asia/Colombo', 'LKCMB 134 Colombo'),
  ...region('Asia/Dhaka', 'BDCGP 134 Chittagong'),
  ...region(
    'Asia/Karachi',
    `PKKHI 1234 Karachi
     PKBQM 13 Muhammad Bin Qasim`,
  ),
  ...region('Asia/Almaty', 'KZALA 234 Almaty'),
  // Gulf and Levant
  ...region(
    'Asia/Dubai',
    `AEJEA 13 Jebel Ali
     AEDXB 134 Dubai`,
  ),
  ...region(
    'Asia/Riyadh',
    `SADMM 1234 Dammam
     SAJED 134 Jeddah
     SARUH 234 Riyadh`,
  ),
  ...region(
    'Asia/Muscat',
    `OMSOH 13 Sohar
     OMSLL 134 Salalah`,
  ),
  ...region('Asia/Qatar', 'QAHMD 13 Hamad'),
  ...region('Asia/Kuwait', 'KWSWK 13 Shuwaikh'),
  ...region('Asia/Baghdad', 'IQUQR 13 Umm Qasr'),
  ...region(
    'Asia/Jerusalem',
    `ILASH 13 Ashdod
     ILHFA 134 Haifa`,
  ),
  ...region(
    'Europe/Istanbul',
    `TRIST 1234 Istanbul
     TRMER 123 Mersin`,
  ),
  // Africa
  ...region(
    'Africa/Cairo',
    `EGPSD 134 Port Said
     EGALY 1234 Alexandria
     EGDAM 13 Damietta
     EGSOK 13 Sokhna`,
  ),
  ...region(
    'Africa/Casablanca',
    `MAPTM 123 Tanger Med
     MACAS 1234 Casablanca`,
  ),
  ...region(
    'Africa/Lagos',
    `NGAPP 13 Apapa
     NGTIN 13 Tincan`,
  ),
  ...region('Africa/Accra', 'GHTEM 13 Tema'),
  ...region('Africa/Abidjan', 'CIABJ 134 Abidjan'),
  ...region('Africa/Dakar', 'SNDKR 1234 Dakar'),
  ...region('Africa/Lome', 'TGLFW 134 Lome'),
  ...region(
    'Africa/Nairobi',
    `KEMBA 1234 Mombasa
     KENBO 234 Nairobi`,
  ),
  ...region('Africa/Dar_es_Salaam', 'TZDAR 1234 Dar es Salaam'),
  ...region(
    'Africa/Johannesburg',
    `ZADUR 1234 Durban
     ZACPT 1234 Cape Town
     ZAJNB 2346 Johannesburg`,
  ),
  ...region('Africa/Djibouti', 'DJJIB 134 Djibouti'),
  ...region('Indian/Mauritius', 'MUPLU 13 Port Louis'),
  // Europe
  ...region('Europe/Amsterdam', 'NLRTM 1234 Rotterdam\nNLAMS 1234 Amsterdam'),
  ...region('Europe/Brussels', 'BEANR 1234 Antwerp\nBELGG 234 Liege'),
  ...region(
    'Europe/Berlin',
    `DEHAM 1234 Hamburg
     DEBRV 123 Bremerhaven
     DEFRA 234 Frankfurt am Main
     DEMUC 234 Munich
     DEDUI 1238 Duisburg`,
  ),
  ...region(
    'Europe/Paris',
    `FRLEH 1234 Le Havre
     FRFOS 123 Fos-sur-Mer
     FRCDG 4 Paris Charles de Gaulle Airport`,
  ),
  ...region(
    'Europe/London',
    `GBFXT 123 Felixstowe
     GBSOU 1234 Southampton
     GBLGP 123 London Gateway Port
     GBLHR 4 London Heathrow Airport`,
  ),
  ...region(
    'Europe/Madrid',
    `ESALG 123 Algeciras
     ESVLC 1234 Valencia
     ESBCN 1234 Barcelona
     ESMAD 234 Madrid`,
  ),
  ...region(
    'Europe/Rome',
    `ITGOA 1234 Genoa
     ITSPE 123 La Spezia
     ITGIT 13 Gioia Tauro
     ITTRS 1234 Trieste
     ITMIL 234 Milan`,
  ),
  ...region('Europe/Athens', 'GRPIR 123 Piraeus'),
  ...region('Europe/Ljubljana', 'SIKOP 123 Koper'),
  ...region('Europe/Lisbon', 'PTSIE 123 Sines'),
  ...region(
    'Europe/Warsaw',
    `PLGDN 1234 Gdansk
     PLGDY 123 Gdynia
     PLWAW 234 Warsaw
     PLMAA 236 Malaszewicze`,
  ),
  ...region('Europe/Stockholm', 'SEGOT 1234 Gothenburg'),
  ...region('Europe/Copenhagen', 'DKAAR 1234 Aarhus'),
  ...region('Europe/Bucharest', 'ROCND 1234 Constanta'),
  ...region('Europe/Vienna', 'ATVIE 2348 Vienna'),
  ...region('Europe/Moscow', 'RULED 1234 Saint Petersburg\nRUNVS 123 Novorossiysk'),
  ...region('Asia/Vladivostok', 'RUVVO 1234 Vladivostok'),
  ...region('Europe/Kyiv', 'UAODS 1234 Odesa'),
  ...region('Europe/Malta', 'MTMAR 13 Marsaxlokk'),
  // Americas
  ...region(
    'America/Los_Angeles',
    `USLAX 1234 Los Angeles
     USLGB 1234 Long Beach
     USOAK 1234 Oakland
     USSEA 1234 Seattle
     USTIW 1234 Tacoma`,
  ),
  ...region(
    'America/New_York',
    `USNYC 1234 New York
     USEWR 1234 Newark
     USJFK 4 New York JFK Airport
     USSAV 1234 Savannah
     USCHS 1234 Charleston
     USORF 1234 Norfolk
     USMIA 1234 Miami
     USATL 234 Atlanta`,
  ),
  ...region(
    'America/Chicago',
    `USHOU 1234 Houston
     USCHI 12346 Chicago
     USORD 4 Chicago O'Hare Airport`,
  ),
  ...region(
    'America/Vancouver',
    `CAVAN 1234 Vancouver
     CAPRR 123 Prince Rupert`,
  ),
  ...region('America/Toronto', 'CAMTR 1234 Montreal\nCATOR 12346 Toronto'),
  ...region('America/Halifax', 'CAHAL 1234 Halifax'),
  ...region(
    'America/Mexico_City',
    `MXZLO 1234 Manzanillo
     MXLZC 123 Lazaro Cardenas
     MXVER 1234 Veracruz
     MXMEX 234 Mexico City`,
  ),
  ...region(
    'America/Panama',
    `PAONX 123 Colon
     PABLB 123 Balboa
     PAMIT 13 Manzanillo International Terminal`,
  ),
  ...region(
    'America/Bogota',
    `COCTG 134 Cartagena
     COBUN 134 Buenaventura`,
  ),
  ...region('America/Lima', 'PECLL 123 Callao'),
  ...region('America/Guayaquil', 'ECGYE 134 Guayaquil'),
  ...region(
    'America/Santiago',
    `CLSAI 123 San Antonio
     CLVAP 123 Valparaiso
     CLSCL 234 Santiago`,
  ),
  ...region(
    'America/Sao_Paulo',
    `BRSSZ 123 Santos
     BRPNG 123 Paranagua
     BRITJ 13 Itajai
     BRNVT 134 Navegantes
     BRGRU 4 Sao Paulo Guarulhos Airport`,
  ),
  ...region('America/Argentina/Buenos_Aires', 'ARBUE 1234 Buenos Aires'),
  ...region('America/Montevideo', 'UYMVD 1234 Montevideo'),
  ...region('America/Santo_Domingo', 'DOCAU 13 Caucedo'),
  ...region('America/Jamaica', 'JMKIN 134 Kingston'),
  // Oceania
  ...region('Australia/Sydney', 'AUSYD 1234 Sydney'),
  ...region('Australia/Melbourne', 'AUMEL 1234 Melbourne'),
  ...region('Australia/Brisbane', 'AUBNE 1234 Brisbane'),
  ...region('Australia/Perth', 'AUFRE 123 Fremantle'),
  ...region('Pacific/Auckland', 'NZAKL 1234 Auckland\nNZTRG 1234 Tauranga'),
];
