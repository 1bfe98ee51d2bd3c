// Makes orders of a web shop with faker: node orders.mjs COUNT. Prints the seconds that they took, after as many to warm up, and their bytes.
import { faker } from '@faker-js/faker';

const count = Number(process.argv[2]);
const values = ['lamp', 'desk', 'chair', 'rug', 'mug', 'kettle', 'book', 'clock', 'plant', 'frame'];
faker.seed(1);
let number = 0;
let millis = Date.parse('2026-01-01T00:00:00Z');

function order() {
  millis += faker.number.int({ min: 1, max: 2000 });
  return {
    id: `o-${++number}`,
    at: new Date(millis).toISOString(),
    status: faker.helpers.arrayElement(['paid', 'shipped', 'cancelled', 'test']),
    customer: `c-${faker.number.int(2000)}`,
    email: faker.internet.exampleEmail(),
    country: faker.location.countryCode(),
    sku: faker.helpers.arrayElement(values),
    qty: faker.number.int({ min: 1, max: 9 }),
    price: faker.number.float({ min: 1, max: 250, fractionDigits: 2 }),
    note: faker.helpers.arrayElement(['gift wrapped', 'leave at the door']),
    name: faker.person.fullName(),
    channel: faker.helpers.arrayElement(['web', 'app', 'phone']),
    payment: faker.helpers.arrayElement(['card', 'paypal', 'invoice', 'voucher']),
  };
}

function make() {
  let bytes = 0;
  for (let i = 0; i < count; i++) bytes += Buffer.from(JSON.stringify(order())).length;
  return bytes;
}

make();
const start = process.hrtime.bigint();
const bytes = make();
console.log(`${Number(process.hrtime.bigint() - start) / 1e9} ${bytes}`);
